namespace StanceML.Dashboard.Statements;

/// <summary>What the form for saved views sends. An empty field is null.</summary>
public sealed class ViewForm
{
    /// <summary>Of the view to save.</summary>
    public string? Name { get; set; }

    /// <summary>Id of a view to delete.</summary>
    public string? Delete { get; set; }
}
