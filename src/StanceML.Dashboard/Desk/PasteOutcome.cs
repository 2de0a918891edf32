namespace StanceML.Dashboard.Desk;

/// <summary>What became of a pasted article.</summary>
/// <param name="Id">Of the article, or of the address while it is not yet fetched; null when it was not taken.</param>
/// <param name="Problems">For people, a sentence each; empty when it was taken.</param>
public sealed record PasteOutcome(string? Id, IReadOnlyList<string> Problems)
{
    public static PasteOutcome Refused(params IReadOnlyList<string> problems) => new(Id: null, problems);
}
