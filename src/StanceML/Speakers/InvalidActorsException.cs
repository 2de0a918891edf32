namespace StanceML;

/// <summary>An actors file that cannot be used. The message names the file, the place and what was expected.</summary>
public sealed class InvalidActorsException(string file, string problem, Exception? inner = null)
    : Exception($"{file}: {problem}", inner);
