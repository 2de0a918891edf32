namespace StanceML.Worker;

/// <summary>A body is larger, or unpacks to more, than it may.</summary>
internal sealed class BodyTooLargeException(string problem) : IOException(problem);
