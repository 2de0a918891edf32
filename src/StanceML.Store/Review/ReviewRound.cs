namespace StanceML.Store;

/// <summary>What the reviewer knew of other opinions.</summary>
public enum ReviewRound
{
    /// <summary>The first opinion, or one with sight of those before: the latest counts.</summary>
    Open,

    /// <summary>A second opinion without sight of the first.</summary>
    Blind,

    /// <summary>With two opinions that differ in view: it settles them.</summary>
    Adjudication,
}
