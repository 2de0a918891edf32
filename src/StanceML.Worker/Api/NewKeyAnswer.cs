namespace StanceML.Worker;

/// <summary>What <c>POST /v1/keys</c> answers.</summary>
/// <param name="Key">The key itself: shown this once, and never again by anything.</param>
internal sealed record NewKeyAnswer(string Id, string Key);
