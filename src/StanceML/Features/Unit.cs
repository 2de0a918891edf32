namespace StanceML;

/// <summary>One step of a statement as features see it: a word, a mark, or a whole name replaced by its role.</summary>
/// <param name="Hash">Of the folded word; of the role where there is one.</param>
/// <param name="WordIndex">Into <see cref="DocumentWords"/>; of the first word of a role stretch.</param>
/// <param name="Negations">How many negators stand over the word: 0, 1, 2 …</param>
internal readonly record struct Unit(
    ulong Hash, WordRole Role, ulong Stance, ulong Tone, TokenKind Kind, int WordIndex, int Negations)
{
    public bool IsWord => Role != WordRole.None || Kind is TokenKind.Word or TokenKind.Number;

    public bool IsNegated => (Negations & 1) == 1;

    public bool Has(ulong categories) => Role == WordRole.None && (Stance & categories) != 0;
}
