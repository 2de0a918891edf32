using StanceML.Store;

namespace StanceML.Worker;

/// <summary>A row of a table of counts. Each table shows those of its fields that it has.</summary>
/// <param name="Query">Address of the page with the same question, dates and counting: a file tells where it is from.</param>
internal sealed record CountRow(string Question, string Query, StanceTotals Totals)
{
    /// <summary>Of an actor; of a trend its unit.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Of a trend the first day of the time, else the day of the newest statement.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The position now.</summary>
    public string? Stance { get; init; }

    public DateOnly? Since { get; init; }
}
