namespace StanceML.Worker;

/// <summary>A web page holds no article that can be read.</summary>
/// <param name="problem">Goes on after the field's name.</param>
internal sealed class PageUnreadableException(string problem) : Exception(problem);
