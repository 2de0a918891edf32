namespace StanceML;

/// <summary>A model folder, or a file in it, that the system does not let this process read now; another time it may.</summary>
public sealed class UnreadableModelException(string path, Exception inner) : InvalidModelException(path, $"cannot be read: {inner.Message}", inner);
