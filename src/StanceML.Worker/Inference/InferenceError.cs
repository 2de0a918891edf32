namespace StanceML.Worker;

/// <summary>What every failed request of the protocol answers.</summary>
internal sealed record InferenceError(string Error);
