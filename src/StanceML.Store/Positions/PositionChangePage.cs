namespace StanceML.Store;

/// <summary>A piece of the list of changes, newest first.</summary>
/// <param name="Next">Where the next piece begins; null when this was the last.</param>
public sealed record PositionChangePage(IReadOnlyList<PositionChange> Changes, PositionChangeKey? Next);
