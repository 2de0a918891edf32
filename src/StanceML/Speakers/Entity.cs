namespace StanceML;

/// <summary>What kind of thing an article speaks of.</summary>
internal enum EntityKind
{
    Person,

    /// <summary>A ministry, party or paper.</summary>
    Institution,

    /// <summary>A country, claimant or organisation of the directory.</summary>
    Actor,

    /// <summary>Several at once: <c>analysts</c>.</summary>
    Group,

    /// <summary>A report, a poll.</summary>
    Document,

    /// <summary>A single name that nothing tells more of: <c>Politifact</c>.</summary>
    Unknown,
}

/// <summary>One who may speak, with all that the article has told of him, her or it so far. Lives within one analysis.</summary>
internal sealed class Entity(EntityKind kind, string name)
{
    public EntityKind Kind { get; } = kind;

    /// <summary>The fullest name the article gives.</summary>
    public string Name { get; set; } = name;

    public Gender Gender { get; set; }

    /// <summary>Title or office; null when the article gives none.</summary>
    public string? Role { get; set; }

    /// <summary>The noun of <see cref="Role"/> or the head noun of an institution, lower case: <c>spokesman</c>, <c>ministry</c>.</summary>
    public string? Head { get; set; }

    /// <summary>Id of the actor; null when none is known.</summary>
    public string? Actor { get; set; }

    /// <summary>The article says that the person speaks for nobody: an analyst, a protester.</summary>
    public bool SpeaksForNobody { get; set; }

    /// <summary>A given name, a title or the directory shows that the name is a person's, not a place's.</summary>
    public bool IsSurelyPerson { get; set; }

    /// <summary>A name after <c>in</c> that nothing shows to be a person's: a place or a time, which says nothing.</summary>
    public bool IsPlace { get; set; }

    /// <summary>An organisation of the directory: what <c>the organisation</c> and the noun of its name can stand for.</summary>
    public bool IsOrganisation { get; init; }

    /// <summary>False for <c>a spokesman</c>: a noun phrase, not a name.</summary>
    public bool IsNamed { get; init; } = true;

    /// <summary>First spoken of with <c>a</c> or <c>one</c>: somebody new, whose name may never come.</summary>
    public bool IsIntroduced { get; init; }

    /// <summary>Number of its latest mention so far; -1 before the first.</summary>
    public int LastMention { get; set; } = -1;
}
