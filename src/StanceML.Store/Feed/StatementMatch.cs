namespace StanceML.Store;

/// <summary>Whether a statement fits a filter: the answer that a list gives, found without the tables. Immutable.</summary>
internal sealed class StatementMatch(StatementFilter filter)
{
    private readonly IReadOnlyList<SearchTerm>? _words = filter.Text is null ? null : SearchQuery.Parse(filter.Text);
    private readonly IReadOnlyList<SearchTerm>? _speaker = filter.Speaker is null ? null : SearchQuery.ParseName(filter.Speaker);
    private readonly string? _outlet = OutletKey.Of(filter.Outlet);

    /// <param name="timeMs">Of its key.</param>
    public bool Fits(StatementRecord record, StatementSource source, long timeMs) =>
        (filter.Actor is null || record.Speaker?.Actor == filter.Actor)
        && (filter.Sentiment is null || record.Sentiment?.Label == filter.Sentiment)
        && (filter.Kind is null || record.Kind == filter.Kind)
        && (filter.Article is null || source.Id == filter.Article)
        && (_outlet is null || OutletKey.Of(source.Outlet) == _outlet)
        && (filter.From is not { } from || timeMs >= from.ToUnixTimeMilliseconds())
        && (filter.To is not { } to || timeMs < to.ToUnixTimeMilliseconds())
        && (filter.Copies is not false || source.Story == source.Id)
        && FitsTarget(record)
        && (_words is null || Has(SearchWords.Of(record.Text), _words))
        && (_speaker is null || Has(SearchWords.Of(record.Speaker?.Name), _speaker));

    /// <summary>Question, stance and sureness speak of the same judgment.</summary>
    private bool FitsTarget(StatementRecord record) =>
        (filter.Question is null && filter.Stance is null && filter.Decided is null)
        || record.Targets.Any(target =>
            (filter.Question is null || target.Id == filter.Question)
            && (filter.Stance is null || target.Stance == filter.Stance)
            && (filter.Decided is null || target.Decided == filter.Decided));

    private static bool Has(IReadOnlyList<string> words, IReadOnlyList<SearchTerm> terms) =>
        terms.Count > 0 && terms.All(term => Enumerable.Range(0, Math.Max(0, words.Count - term.Words.Count + 1)).Any(start => StandsAt(words, start, term)));

    private static bool StandsAt(IReadOnlyList<string> words, int start, SearchTerm term)
    {
        for (var i = 0; i < term.Words.Count; i++)
        {
            var isBegun = term.IsPrefix && i == term.Words.Count - 1;
            if (isBegun ? !words[start + i].StartsWith(term.Words[i], StringComparison.Ordinal) : words[start + i] != term.Words[i])
            {
                return false;
            }
        }

        return true;
    }
}
