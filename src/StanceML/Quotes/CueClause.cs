namespace StanceML;

/// <summary>A cue verb with its group and its subject, in token positions.</summary>
/// <param name="Verb">The verb itself, last token of its group.</param>
/// <param name="GroupStart">First auxiliary, negation or adverb of the group.</param>
/// <param name="Source">The subject before the group; null when none stands there.</param>
/// <param name="First">First token of the verb's sentence.</param>
/// <param name="Limit">End of the verb's sentence.</param>
internal sealed record CueClause(
    CueWord Word,
    int Verb,
    int GroupStart,
    (int First, int End)? Source,
    int First,
    int Limit,
    bool Passive,
    bool Negated)
{
    /// <summary>Where the clause begins: its subject, else its verb group.</summary>
    public int Start => Source?.First ?? GroupStart;
}
