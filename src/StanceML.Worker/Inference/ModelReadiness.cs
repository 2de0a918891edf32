namespace StanceML.Worker;

/// <summary>What the protocol's probe of a model answers.</summary>
internal sealed record ModelReadiness(string Name, bool Ready);
