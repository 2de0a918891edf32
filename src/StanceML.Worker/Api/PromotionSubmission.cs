namespace StanceML.Worker;

/// <summary>What a promotion or a rollback asks for.</summary>
internal sealed record PromotionSubmission
{
    /// <summary>Required to promote; null rolls back to the version before.</summary>
    public string? Version { get; init; }

    /// <summary>For the ledger. Required.</summary>
    public string? Why { get; init; }

    /// <summary>Why the version goes live though a check fails; null to be refused then.</summary>
    public string? Override { get; init; }

    private const int MaxReasonChars = 1_000;

    private const int MaxVersionChars = 100;

    /// <returns>Field to what is wrong with it.</returns>
    public IReadOnlyDictionary<string, string> Check(bool needsVersion)
    {
        var problems = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Version is null ? needsVersion : Version.Length > MaxVersionChars || !ModelName.IsPlain(Version))
        {
            problems.Add("version", "is missing or no version; expected letters, digits, '.', '-' and '_', as in 2026.11.1");
        }

        if (string.IsNullOrWhiteSpace(Why) || Why.Length > MaxReasonChars)
        {
            problems.Add("why", $"is missing, blank or too long; expected a reason of at most {MaxReasonChars} characters");
        }

        if (Override is not null && (string.IsNullOrWhiteSpace(Override) || Override.Length > MaxReasonChars))
        {
            problems.Add("override", $"is blank or too long; expected a reason of at most {MaxReasonChars} characters");
        }

        return problems;
    }
}
