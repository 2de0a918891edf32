namespace StanceML.Worker;

/// <summary>A verified version that judges beside the live one; nobody sees its answers but whoever asks for them.</summary>
/// <param name="Model">It alone.</param>
/// <param name="Since">When it began here.</param>
internal sealed record ShadowModel(ModelName Name, ModelSet Model, DateTimeOffset Since);
