using StanceML.Dashboard.Profiles;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/actors/{id}</c> and <c>GET /v1/speakers/{name}</c> answer.</summary>
/// <param name="Name">For people.</param>
/// <param name="Questions">Most statements first.</param>
/// <param name="Actors">For whom a speaker spoke, most statements first; the empty id is nobody's. Null for an actor.</param>
/// <param name="Speakers">Who speaks for an actor, most statements first, 50 at most. Null for a speaker.</param>
internal sealed record ProfileAnswer(
    string Name, IReadOnlyList<ProfileRow> Questions, IReadOnlyList<ActorCount>? Actors = null, IReadOnlyList<SpeakerCount>? Speakers = null);
