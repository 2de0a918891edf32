namespace StanceML.Dashboard.Review;

/// <summary>The field of the form that calls a judgment wrong.</summary>
public sealed class WrongForm
{
    /// <summary>Null or empty for none.</summary>
    public string? Note { get; set; }
}
