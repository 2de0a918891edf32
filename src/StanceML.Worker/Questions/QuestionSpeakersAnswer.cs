using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/questions/{id}/speakers</c> answers.</summary>
/// <param name="Speakers">Those with the most statements first.</param>
internal sealed record QuestionSpeakersAnswer(string Question, IReadOnlyList<SpeakerCount> Speakers);
