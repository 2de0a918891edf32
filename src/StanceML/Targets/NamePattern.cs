namespace StanceML;

/// <summary>One way in which a text can point to a question.</summary>
/// <param name="Target">Index into the catalogue.</param>
/// <param name="Cases">What each unit of the text must at least be; <see cref="LetterCase.Lower"/> asks nothing.</param>
/// <param name="Person">For a full name and its surname the person's number; else -1.</param>
internal sealed record NamePattern(int Target, MentionRole Role, NameStrength Strength, LetterCase[] Cases, int Person)
{
    public bool IsTerm => Role == MentionRole.Term;
}
