namespace StanceML;

/// <summary>A model folder that must not be used: says which path, what was found and what was expected.</summary>
public class InvalidModelException : Exception
{
    public InvalidModelException(string path, string problem)
        : base($"{path}: {problem}") => Path = path;

    public InvalidModelException(string path, string problem, Exception inner)
        : base($"{path}: {problem}", inner) => Path = path;

    public string Path { get; }
}
