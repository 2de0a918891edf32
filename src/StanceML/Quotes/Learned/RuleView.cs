namespace StanceML;

/// <summary>What the rules propose, looked up by the token of their cue.</summary>
internal sealed class RuleView
{
    private readonly QuoteCandidate?[] _byCueToken;

    public RuleView(TaggedDocument text, List<QuoteCandidate> candidates)
    {
        _byCueToken = new QuoteCandidate?[text.Tokens.Length];
        InContent = new bool[text.Tokens.Length];
        foreach (var candidate in candidates)
        {
            foreach (var (first, end) in candidate.Cue)
            {
                for (var t = first; t < end; t++)
                {
                    _byCueToken[t] ??= candidate;
                }
            }

            foreach (var (first, end) in candidate.Content)
            {
                Array.Fill(InContent, true, first, Math.Min(end, InContent.Length) - first);
            }
        }
    }

    /// <summary>Whether the token is part of any proposed content.</summary>
    public bool[] InContent { get; }

    /// <returns>Null when no rule takes the token for a part of a cue.</returns>
    public QuoteCandidate? At(int token) => _byCueToken[token];
}
