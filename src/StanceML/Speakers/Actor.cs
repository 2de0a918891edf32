namespace StanceML;

/// <summary>Whom a speaker can speak for.</summary>
/// <param name="Id">ISO 3166-1 alpha-2 for countries (their former code for former countries), the target id for claimants, capitals for organisations.</param>
/// <param name="Places">Capitals and other seats that stand for the actor: <c>Moscow</c>.</param>
/// <param name="Metonyms">Houses and institutions that stand for the actor: <c>Kremlin</c>.</param>
/// <param name="People">Full names of those who speak or spoke for the actor.</param>
public sealed record Actor(
    string Id,
    ActorKind Kind,
    string Name,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Demonyms,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Metonyms,
    IReadOnlyList<string> People);
