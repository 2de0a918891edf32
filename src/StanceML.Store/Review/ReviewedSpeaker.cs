namespace StanceML.Store;

/// <param name="Name">1 to 200 characters.</param>
/// <param name="Role">Null when none is known.</param>
/// <param name="Actor">Id of the actor spoken for; null for nobody.</param>
public sealed record ReviewedSpeaker(string Name, string? Role, string? Actor);
