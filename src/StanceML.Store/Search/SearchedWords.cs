namespace StanceML.Store;

/// <summary>The words of a statement and of its speaker's name that it is found by, with a space between each two.</summary>
internal sealed record SearchedWords(string Statement, string Speaker)
{
    public static SearchedWords Of(StatementRecord record) => new(SearchWords.Joined(record.Text), SearchWords.Joined(record.Speaker?.Name));
}
