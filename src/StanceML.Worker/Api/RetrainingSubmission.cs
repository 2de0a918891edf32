namespace StanceML.Worker;

/// <summary>What a retraining is asked for.</summary>
internal sealed record RetrainingSubmission
{
    private const int MaxReasonChars = 1_000;

    /// <summary>Any of relevance, stance and sentiment; all of them when null.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }

    /// <summary>For whoever looks at the list later. Required.</summary>
    public string? Why { get; init; }

    /// <returns>Field to what is wrong with it.</returns>
    public IReadOnlyDictionary<string, string> Check()
    {
        var problems = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Tasks is not null && (Tasks.Count == 0 || Tasks.Any(task => !Retrainings.Tasks.Contains(task)) || Tasks.Distinct(StringComparer.Ordinal).Count() != Tasks.Count))
        {
            problems.Add("tasks", $"is empty, or names another task or one twice; expected any of {string.Join(", ", Retrainings.Tasks)}");
        }

        if (string.IsNullOrWhiteSpace(Why) || Why.Length > MaxReasonChars)
        {
            problems.Add("why", $"is missing, blank or too long; expected a reason of at most {MaxReasonChars} characters");
        }

        return problems;
    }
}
