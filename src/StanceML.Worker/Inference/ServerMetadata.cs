namespace StanceML.Worker;

/// <summary>What the protocol tells of the server.</summary>
internal sealed record ServerMetadata(string Name, string Version, IReadOnlyList<string> Extensions);
