namespace StanceML;

/// <summary>One whom a pronoun may stand for, as the text before the pronoun shows it.</summary>
internal sealed class AntecedentCandidate(Entity entity, Mention latest)
{
    public Entity Entity { get; } = entity;

    /// <summary>The mention nearest before the pronoun.</summary>
    public Mention Latest { get; } = latest;

    /// <summary>The nearest mention that is its sentence's subject; null when none is near.</summary>
    public Mention? LatestSubject { get; set; }

    /// <summary>No other candidate was the subject of a later sentence.</summary>
    public bool IsNearestSubject { get; set; }

    /// <summary>Mentions in reach.</summary>
    public int Mentions { get; set; }

    /// <summary>How many other candidates were mentioned after it.</summary>
    public int Rank { get; init; }

    public double Score { get; set; }
}
