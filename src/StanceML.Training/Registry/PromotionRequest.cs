namespace StanceML.Training;

/// <summary>Who asks for a promotion, and why.</summary>
/// <param name="By">A person's name, or the command.</param>
/// <param name="Why">For the ledger.</param>
public sealed record PromotionRequest(string By, string Why)
{
    /// <summary>Why the version goes live though a check fails; null to be refused then. A damaged folder is refused whatever stands here.</summary>
    public string? Override { get; init; }

    /// <summary>False to let the first version of a task go live once it is verified, whatever its figures.</summary>
    public bool HasFloorWhenFirst { get; init; } = true;
}
