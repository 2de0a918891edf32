namespace StanceML.Training;

/// <summary>Questions that one model is fitted without, and the rows that it judges. Immutable.</summary>
/// <param name="Rows">Indices of the judged rows.</param>
internal sealed record HeldOutPart(IReadOnlySet<string> Questions, IReadOnlyList<int> Rows)
{
    /// <summary>For messages.</summary>
    public string Name => Questions.Count == 1 ? Questions.Single() : FormattableString.Invariant($"{Questions.Count} questions together");

    /// <summary>What a row to judge is about: its target, else the claimant it was paired with, else its group.</summary>
    public static string QuestionOf(Example example) => example.Row.Target ?? example.Target ?? example.Group;

    /// <summary>Whether a model for this part must not see the example.</summary>
    public bool Holds(Example example) =>
        Questions.Contains(example.Group) || IsQuestion(example.Row.Target) || IsQuestion(example.Target);

    /// <summary>One part a question; those that no training row stands for share one, for their models would be the same.</summary>
    /// <param name="questions">Of each judged row.</param>
    /// <param name="least">Parts with fewer rows are joined in name order until they have as many; what is left at the end stays smaller.</param>
    public static IReadOnlyList<HeldOutPart> Cut(IReadOnlyList<string> questions, IReadOnlyList<Example> training, int least)
    {
        var known = training.SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);
        var unseen = new List<HeldOutPart>();
        var parts = new List<HeldOutPart>();
        var small = new List<HeldOutPart>();
        foreach (var rows in Enumerable.Range(0, questions.Count).GroupBy(row => questions[row], StringComparer.Ordinal).OrderBy(rows => rows.Key, StringComparer.Ordinal))
        {
            var part = new HeldOutPart(new HashSet<string>([rows.Key], StringComparer.Ordinal), [.. rows]);
            (!known.Contains(rows.Key) ? unseen : part.Rows.Count < least ? small : parts).Add(part);
            if (small.Sum(one => one.Rows.Count) >= least)
            {
                Join(small);
            }
        }

        Join(small);
        Join(unseen);
        return parts;

        void Join(List<HeldOutPart> some)
        {
            if (some.Count > 0)
            {
                parts.Add(new HeldOutPart(
                    some.SelectMany(part => part.Questions).ToHashSet(StringComparer.Ordinal), [.. some.SelectMany(part => part.Rows)]));
                some.Clear();
            }
        }
    }

    private static IEnumerable<string> NamesOf(Example example) => new[] { example.Group, example.Row.Target, example.Target }.OfType<string>();

    private bool IsQuestion(string? name) => name is not null && Questions.Contains(name);
}
