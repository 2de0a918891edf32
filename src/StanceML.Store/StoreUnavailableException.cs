namespace StanceML.Store;

/// <summary>The store cannot be opened, read or written now. Nothing was changed by the call that threw.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string path, Exception cause)
        : base($"The store {path} cannot be used: {cause.Message}", cause)
    {
        Path = path;
    }

    public StoreUnavailableException(string path, string problem)
        : base($"The store {path} cannot be used: {problem}")
    {
        Path = path;
    }

    public string Path { get; }
}
