namespace StanceML;

/// <summary>What a model sees of a statement beside its words: as <see cref="TextModel.Seen"/> gives it.</summary>
/// <param name="Actor">Whom the speaker speaks for; null for a model that does not see it, or when unknown.</param>
/// <param name="Pretrained">The pretrained encoder that it was trained with; null for none.</param>
public readonly record struct SeenBeside(string? Actor, IPretrainedEncoder? Pretrained);
