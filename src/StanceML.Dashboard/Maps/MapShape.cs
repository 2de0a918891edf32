namespace StanceML.Dashboard.Maps;

/// <summary>What a map draws for an actor.</summary>
/// <param name="Actor">Its id; null for land whose people speak through no actor.</param>
/// <param name="Path">Of an SVG path; null for a circle, where the land is too small to be seen.</param>
/// <param name="X">Middle of the circle, as is <paramref name="Y"/>.</param>
public sealed record MapShape(string? Actor, string? Path, int X, int Y);
