namespace StanceML;

/// <summary>How the words of a quote are given.</summary>
public enum QuoteKind
{
    /// <summary>All inside quotation marks.</summary>
    Direct,

    /// <summary>No quotation marks.</summary>
    Indirect,

    /// <summary>Both.</summary>
    Mixed,
}
