namespace StanceML;

/// <summary>A quote as a rule proposes it, in half-open token ranges.</summary>
internal sealed record QuoteCandidate
{
    /// <summary>Which rule proposed it; shown in error listings.</summary>
    public required string Rule { get; init; }

    public required IReadOnlyList<(int First, int End)> Content { get; init; }

    public IReadOnlyList<(int First, int End)> Cue { get; init; } = [];

    public Framing Framing { get; init; }

    /// <summary>Null when syntax names none.</summary>
    public (int First, int End)? Source { get; init; }

    /// <summary>To be a quote, 0 to 1; null when no model judged it.</summary>
    public double? Probability { get; init; }

    /// <summary>Whether another reporting clause may take the words over: attitudes and noun cues do not speak.</summary>
    public bool IsWeak => Rule is "topic" or "attitude" or "preposition" or "noun" or "infinitive" or "passive" or "passive-by" or "urge" or "as" or "according-to";

    /// <summary>Whether every range holds tokens and the content runs in text order.</summary>
    public bool IsSound(int tokens)
    {
        var last = 0;
        foreach (var (first, end) in Content)
        {
            if (first < last || end <= first || end > tokens)
            {
                return false;
            }

            last = end;
        }

        return Content.Count > 0 && Cue.All(range => range.End > range.First) && (Source is not { } source || source.End > source.First);
    }

    /// <summary>The candidate without the content from the token on; null when nothing would be left.</summary>
    public QuoteCandidate? CutAt(int token) =>
        Content[0].First < token && Content.Count == 1 && Content[0].End > token ? this with { Content = [(Content[0].First, token)] } : null;

    public int Start => Content[0].First;

    public int End => Content[^1].End;
}
