namespace StanceML.Dashboard.Review;

/// <summary>A question and a stance, while a reviewer works on them.</summary>
public sealed class DraftTarget
{
    /// <summary>Empty while none is chosen.</summary>
    public string Id { get; set; } = "";

    public string Stance { get; set; } = Labels.Neutral;
}
