namespace StanceML;

/// <summary>What a mention is to the recognition question it belongs to.</summary>
public enum MentionRole
{
    /// <summary>The claimant itself: its name, demonym, seat or people.</summary>
    Claimant,

    /// <summary>The side from which the claim departs.</summary>
    Parent,

    /// <summary>A term that points to the question: <c>resolution 1244</c>.</summary>
    Term,
}
