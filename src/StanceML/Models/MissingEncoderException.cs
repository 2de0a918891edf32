namespace StanceML;

/// <summary>A model that was trained through a pretrained encoder, which is not at hand: the folder may well be sound.</summary>
public sealed class MissingEncoderException(string path, string problem) : InvalidModelException(path, problem);
