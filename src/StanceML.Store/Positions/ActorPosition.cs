namespace StanceML.Store;

/// <summary>Where an actor stands on a question.</summary>
/// <param name="Stance"><c>support</c>, <c>oppose</c> or <c>neutral</c>: what most of the latest five decided statements say, one of each story.</param>
/// <param name="Since">The day (UTC) from which on it was so.</param>
/// <param name="Counts">All decided statements, one of each story.</param>
/// <param name="Latest">Up to three newest of them, newest first.</param>
public sealed record ActorPosition(
    string Question, string Actor, string Stance, DateOnly Since, StanceCounts Counts, IReadOnlyList<StatementKey> Latest);
