namespace StanceML.Cli;

/// <summary>An input that cannot be used: says which, where in it, what was found and what was expected.</summary>
internal sealed class InvalidInputException(string input, string problem) : Exception($"{input}: {problem}");
