using StanceML.Store;

namespace StanceML.Dashboard.Questions;

/// <summary>A change of position with the statements before and after.</summary>
/// <param name="Before">The last one that took the old position; null when it is gone.</param>
/// <param name="After">The newest of the day that took the new one; null when none of that day alone did.</param>
public sealed record PairedChange(PositionChange Change, StoredStatement? Before, StoredStatement? After);
