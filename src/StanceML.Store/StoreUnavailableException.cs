namespace StanceML.Store;

/// <summary>The store cannot be opened, read or written now. Nothing was changed by the call that threw.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string store, Exception cause)
        : base($"The store {store} cannot be used: {cause.Message}", cause)
    {
        Store = store;
    }

    public StoreUnavailableException(string store, string problem)
        : base($"The store {store} cannot be used: {problem}")
    {
        Store = store;
    }

    /// <summary>Its name for people.</summary>
    public string Store { get; }
}
