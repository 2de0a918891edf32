namespace StanceML.Store;

/// <summary>A piece of the list of positions, by question and actor.</summary>
/// <param name="Next">Where the next piece begins; null when this was the last.</param>
public sealed record PositionPage(IReadOnlyList<ActorPosition> Positions, PositionKey? Next);
