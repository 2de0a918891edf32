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

    public int Start => Content[0].First;

    public int End => Content[^1].End;
}
