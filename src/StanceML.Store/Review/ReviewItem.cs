namespace StanceML.Store;

/// <summary>A statement that is worth a reviewer's look.</summary>
/// <param name="Statement">
/// As the reviewer is to judge it: without what others decided, unless they are to be settled, and without how sure the models are.
/// </param>
/// <param name="Reasons">The strongest first, never empty.</param>
public sealed record ReviewItem(StoredStatement Statement, IReadOnlyList<ReviewReason> Reasons)
{
    /// <summary>The expected gain that its place comes from. Shown to nobody: it would tell the control sample from the rest.</summary>
    internal double Gain { get; init; }

    /// <summary>Chance that something in it is wrong, weighed by how much it matters; 0 to 1. Shown to nobody either.</summary>
    internal double Doubt { get; init; }

    /// <summary>Articles that repeat the story.</summary>
    public int Copies { get; init; }

    /// <summary>Its share of the statements that a position rests on, 0 to 1.</summary>
    public double PositionShare { get; init; }

    /// <summary>What a model in the shadow holds instead; null when none differs.</summary>
    public ShadowOpinion? Shadow { get; init; }

    /// <summary>What readers wrote who called it wrong; null for a mark without words.</summary>
    public IReadOnlyList<string?> Marks { get; init; } = [];

    /// <summary>The opinions to settle; empty for all but a dispute.</summary>
    public IReadOnlyList<ReviewDecision> Opinions { get; init; } = [];
}
