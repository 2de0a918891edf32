namespace StanceML.Store;

/// <param name="Name">Null when the statement is nobody's.</param>
/// <param name="Role">Null when none is known.</param>
/// <param name="Actor">Id of the actor spoken for; null for nobody.</param>
public sealed record CorrectedSpeaker(string? Name, string? Role = null, string? Actor = null);
