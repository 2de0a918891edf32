namespace StanceML.Browser;

/// <summary>What the pages of a store are opened about.</summary>
internal sealed record PageSubject
{
    /// <summary>Id of an article with statements on <see cref="Question"/>.</summary>
    public required string Article { get; init; }

    /// <summary>Id of a question in the catalogue.</summary>
    public required string Question { get; init; }

    /// <summary>Id of an actor for whom somebody spoke on <see cref="Question"/>.</summary>
    public required string Actor { get; init; }

    /// <summary>Name of who spoke.</summary>
    public required string Speaker { get; init; }
}
