namespace StanceML.Training;

/// <summary>One cell of a table.</summary>
/// <param name="Look">A class of the style: <c>n</c> number, <c>place</c> file and line, <c>quote</c> text of a row, empty otherwise.</param>
internal sealed record CheckCell(string Text, string Look = "")
{
    /// <summary>Id of a heading of the same page; null for plain text.</summary>
    public string? Link { get; init; }

    /// <summary>Parts of a bar under the text, each a class of the style and its share of the whole, 0 to 1; null for none.</summary>
    public IReadOnlyList<(string Tone, double Share)>? Shares { get; init; }

    public static CheckCell Of(int count) => new(count == 0 ? "–" : CheckPage.Number(count), "n");

    public static CheckCell Quote(string text) => new(text, "quote");
}
