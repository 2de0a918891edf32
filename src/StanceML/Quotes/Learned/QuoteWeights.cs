namespace StanceML;

/// <summary>All that training finds out. Immutable.</summary>
/// <param name="Cue">Whether a unit heads a cue; one answer.</param>
/// <param name="Role">Which part a unit plays; one answer per <see cref="QuoteRole"/>.</param>
/// <param name="Step">How likely each part follows each; before times after.</param>
/// <param name="Whole">Whether what was cut out is a quote at all; one answer.</param>
/// <param name="Heads">Hashes of words that headed cues in training, besides verbs and the cue lists.</param>
/// <param name="Rates">How often what the model does not judge is a quote.</param>
internal sealed record QuoteWeights(
    WeightTable Cue, WeightTable Role, WeightTable Step, WeightTable Whole, HashSet<uint> Heads, UnjudgedRates Rates)
{
    public const int Roles = 4;

    /// <summary>Bits of the tables: two more gained 0.005 of overlap F1 on PolNeAR dev and no longer fit the processor's second cache.</summary>
    public const int CueBits = 16, RoleBits = 16, StepBits = 11, WholeBits = 16;
}
