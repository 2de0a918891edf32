namespace StanceML;

/// <summary>A recognition question of the catalogue. <c>targets.schema.md</c> describes each field.</summary>
public sealed record RecognitionTarget
{
    /// <summary>Lower-case words joined by hyphens: <c>south-ossetia</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required TargetKind Kind { get; init; }

    /// <summary>The claim in one sentence.</summary>
    public required string Claim { get; init; }

    /// <summary>ISO date or year when the claim was raised; null when unknown.</summary>
    public string? Since { get; init; }

    /// <summary>ISO date or year when the question was settled; null while it is open.</summary>
    public string? Until { get; init; }

    /// <summary>True when its names are everyday ones, as those of a state that all recognize (<c>Algeria</c>):
    /// they point to the question only where the sentence speaks of recognition. Default false.</summary>
    public bool Everyday { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<string> Demonyms { get; init; } = [];

    public IReadOnlyList<string> Places { get; init; } = [];

    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Ids of the actors (or targets) from which the claim departs.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    public IReadOnlyList<string> ParentTerms { get; init; } = [];

    /// <summary>Terms that point to the question even where it is not named.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
}
