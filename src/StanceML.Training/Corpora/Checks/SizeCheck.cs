namespace StanceML.Training;

/// <summary>Looks for labels, groups and questions with too few rows to learn from or to measure.</summary>
internal static class SizeCheck
{
    /// <summary>With fewer, the 95 % interval of a recall is wider than ±20 points (binomial, at one half).</summary>
    public const int MinLabelRows = 24;

    /// <summary>With fewer, that of a question's accuracy is wider than ±30 points.</summary>
    public const int MinQuestionRows = 10;

    /// <summary>As many as cross-validation has parts.</summary>
    private const int MinGroups = 5;

    /// <summary>More questions than these are told in one line.</summary>
    private const int MaxQuestions = 25;

    /// <returns>Each where the first of the rows meant stands.</returns>
    public static IEnumerable<RowProblem> Find(IReadOnlyList<LabelledRow> rows) =>
    [
        .. Labels(rows, "stance", StanceML.Labels.Stance, row => row.Stance),
        .. Labels(rows, "sentiment", StanceML.Labels.Sentiment, row => row.Sentiment),
        .. Questions(rows),
    ];

    private static IEnumerable<RowProblem> Labels(IReadOnlyList<LabelledRow> rows, string field, IReadOnlyList<string> labels, Func<LabelledRow, string?> labelOf)
    {
        var labelled = rows.Where(row => labelOf(row) is not null).ToList();
        if (labelled.Count == 0)
        {
            yield break;
        }

        if (CountGroups(labelled) is var groups && groups < MinGroups)
        {
            yield return Problem(labelled[0], field, $"is given in {groups} groups only; expected at least {MinGroups}, so that each can be held out in turn", ProblemKind.SmallClass);
        }

        foreach (var label in labels)
        {
            var same = labelled.Where(row => labelOf(row) == label).ToList();
            if (same.Count == 0)
            {
                yield return Problem(labelled[0], field, $"no row is '{label}'; a model of these rows will never say it", ProblemKind.SmallClass);
            }
            else if (same.Count < MinLabelRows)
            {
                yield return Problem(same[0], field, $"{same.Count} rows are '{label}'; expected at least {MinLabelRows} to learn from and to measure", ProblemKind.SmallClass);
            }
            else if (CountGroups(same) == 1 && groups > 1)
            {
                yield return Problem(same[0], field, $"all '{label}' rows are in group '{same[0].Group}'; a model that does not see this group does not learn the label", ProblemKind.SmallClass);
            }
        }
    }

    private static IEnumerable<RowProblem> Questions(IReadOnlyList<LabelledRow> rows)
    {
        var questions = rows.Where(row => row is { Target: not null, Stance: not null }).GroupBy(row => row.Target!, StringComparer.Ordinal).ToList();
        var small = questions.Where(question => question.Count() < MinQuestionRows).ToList();
        var oneSided = questions.Where(question => question.Count() >= MinQuestionRows && question.Select(row => row.Stance).Distinct().Count() == 1).ToList();
        return Tell(small, questions.Count, question => $"'{question.Key}' has {question.Count()} rows; expected at least {MinQuestionRows} to measure it", $"have fewer than {MinQuestionRows} rows: too few to measure one by one")
            .Concat(Tell(oneSided, questions.Count, question => $"all {question.Count()} rows on '{question.Key}' are '{question.First().Stance}'; a model may learn the question instead of the stance", "have rows of one stance only; a model may learn the question instead of the stance"));
    }

    private static IEnumerable<RowProblem> Tell(
        List<IGrouping<string, LabelledRow>> questions, int all, Func<IGrouping<string, LabelledRow>, string> one, string many) => questions.Count <= MaxQuestions
        ? questions.Select(question => Problem(question.First(), "target", one(question), ProblemKind.SmallQuestion))
        : [Problem(questions[0].First(), "target", $"{questions.Count} of {all} questions, '{questions[0].Key}' the first, {many}", ProblemKind.SmallQuestion)];

    private static int CountGroups(IEnumerable<LabelledRow> rows) => rows.Select(row => row.Group).Distinct(StringComparer.Ordinal).Count();

    private static RowProblem Problem(LabelledRow row, string field, string problem, ProblemKind kind) =>
        new(row.Place, field, problem, IsError: false) { Kind = kind };
}
