namespace StanceML.Browser;

/// <summary>A page that every reader may open.</summary>
/// <param name="Name">Short, and unlike every other: tests and pictures are named so.</param>
/// <param name="Address">Begins with a slash.</param>
internal sealed record DeskPage(string Name, Func<PageSubject, string> Address)
{
    /// <summary>What it answers.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Whether it shows words of articles.</summary>
    public bool ShowsQuotes { get; init; }
}
