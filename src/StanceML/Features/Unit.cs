namespace StanceML;

/// <summary>One step of a statement as features see it: a word, a mark, or a whole name replaced by its role.</summary>
/// <param name="Hash">Of the folded word; of the role where there is one.</param>
/// <param name="WordIndex">Into <see cref="DocumentWords"/>; of the first word of a role stretch.</param>
/// <param name="Negations">How many negators stand over the word: 0, 1, 2 …</param>
/// <param name="Rating">Of <see cref="Valences"/>; 0 for a role.</param>
internal readonly record struct Unit(
    ulong Hash, WordRole Role, ulong Stance, ulong Tone, TokenKind Kind, int WordIndex, int Negations, float Rating)
{
    /// <summary>A negated word speaks for the contrary, less strongly: "not good" is less than "bad".</summary>
    private const float Turned = -0.7f;


    public bool IsWord => Role != WordRole.None || Kind is TokenKind.Word or TokenKind.Number;

    public bool IsNegated => (Negations & 1) == 1;

    /// <summary>-4 to 4: the rating, turned over by a negation.</summary>
    public float Valence => Rating * (IsNegated ? Turned : 1);

    public bool Has(ulong categories) => Role == WordRole.None && (Stance & categories) != 0;
}
