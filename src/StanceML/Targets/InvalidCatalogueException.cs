namespace StanceML;

/// <summary>A target catalogue that cannot be used. The message names the file, the entry and the field.</summary>
public sealed class InvalidCatalogueException : Exception
{
    public InvalidCatalogueException()
    {
    }

    public InvalidCatalogueException(string message)
        : base(message)
    {
    }

    public InvalidCatalogueException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
