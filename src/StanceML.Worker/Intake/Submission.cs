namespace StanceML.Worker;

/// <summary>What was submitted, or what is wrong with it.</summary>
/// <param name="Items">In order; empty when there are problems.</param>
/// <param name="Problems">Field to problem, which goes on after the field's name; empty when all is well.</param>
/// <param name="IsTooLarge">Whether size is the only problem.</param>
internal sealed record Submission(IReadOnlyList<SubmittedItem> Items, IReadOnlyDictionary<string, string> Problems, bool IsTooLarge)
{
    /// <summary>Whether nothing is wrong with it but the time at which it came.</summary>
    public bool IsTooEarly { get; init; }

    public static Submission Of(IReadOnlyList<SubmittedItem> items) => new(items, new Dictionary<string, string>(), IsTooLarge: false);

    public static Submission Refused(string field, string problem, bool isTooLarge = false) =>
        new([], new Dictionary<string, string> { [field] = problem }, isTooLarge);

    /// <summary>For people, in one line.</summary>
    public string Reason => string.Join("; ", Problems.Select(problem => $"{problem.Key} {problem.Value}"));
}
