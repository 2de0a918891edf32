namespace StanceML.Training;

/// <summary>Front door of validation: reads the rows, judges each by a model that never saw it, and measures the answers. Writes no model.</summary>
public sealed class ModelValidation(StatementEncoder encoder, TrainOptions options)
{
    /// <summary>Of <see cref="ValidationMethod.Questions"/>: each is a model to fit, so more take hours, and most of them hold a few rows only.</summary>
    private const int MaxParts = 300;

    /// <param name="progress">Told each step as it begins, from any thread; null when nobody listens.</param>
    /// <exception cref="FileNotFoundException">No data there.</exception>
    public ValidationOutcome Run(ValidationRequest request, Action<string>? progress, CancellationToken cancellation)
    {
        var problems = new List<RowProblem>();
        progress?.Invoke($"reading {request.Data}");
        var corpus = TrainingCorpora.Read(request.Data).Rows;
        (corpus, var heldBack) = request.By == ValidationMethod.Split ? (corpus, null) : HeldBackRows.LeaveOut(corpus, options);
        var rows = Usable(corpus, problems);
        request = request with { Task = request.Task.With(options).With(corpus.Shares) };
        var others = request.Test is { } test ? Usable(TrainingCorpora.Read(test).Rows, problems) : null;
        progress?.Invoke("features");
        var validator = new Validator(encoder, options, progress);
        var outcome = request.By switch
        {
            ValidationMethod.Folds => ByFolds(validator, request, rows, cancellation),
            ValidationMethod.Questions => ByQuestions(validator, request, rows, others, cancellation),
            _ => BySplit(validator, request, rows, others, cancellation),
        };
        return outcome with { Problems = problems, HeldBack = heldBack };
    }

    private ValidationOutcome ByFolds(Validator validator, ValidationRequest request, IReadOnlyList<LabelledRow> rows, CancellationToken cancellation)
    {
        var maker = new ExampleMaker(encoder, cancellation);
        var training = maker.MakeToTrain(request.Task, rows, options.Seed);
        if (TaskTrainer.Shortage(request.Task, training) is { } shortage)
        {
            return ValidationOutcome.Lacking(shortage);
        }

        var judged = validator.ByFolds(request.Task, training, cancellation);
        return ValidationOutcome.Of(judged, [Line($"{judged.Chosen.Folds}-fold cross-validation by group, as in training: each row is judged by a model that never saw its group"), "whether a row is decided says a threshold chosen on the other folds"]);
    }

    private ValidationOutcome ByQuestions(
        Validator validator, ValidationRequest request, IReadOnlyList<LabelledRow> rows, IReadOnlyList<LabelledRow>? others, CancellationToken cancellation)
    {
        var maker = new ExampleMaker(encoder, cancellation);
        var training = maker.MakeToTrain(request.Task, rows, options.Seed);
        var judged = others is null ? [.. training.Where(example => example.IsMeasured)] : maker.Make(request.Task, others);
        List<string> questions = [.. judged.Select(example => others is null ? example.Group : HeldOutPart.QuestionOf(example))];
        var parts = HeldOutPart.Cut(questions, training, request.Least);
        if ((TaskTrainer.Shortage(request.Task, training) ?? NothingJudged(judged) ?? TooMany(parts) ?? TooLittleLeft(request.Task, training, parts)) is { } shortage)
        {
            return Lacking(shortage, request, training, judged);
        }

        var set = validator.ByQuestions(request.Task, training, judged, questions, parts, cancellation);
        var unseen = parts.Where(part => !training.Any(part.Holds)).Sum(part => part.Questions.Count);
        string?[] method =
        [
            Line($"setting, calibration, threshold and whether trees or a network join: chosen once, by {set.Chosen.Folds}-fold cross-validation by group on all {training.Count} training rows, those of the judged questions among them"),
            Line($"then {parts.Count} models were fitted, each without the rows whose group or target is a question that it judges; the linear scores that trees learn from are those of that cross-validation"),
            request.Least > 1 ? Line($"questions of fewer than {request.Least} rows were left out together with others, in name order") : null,
            unseen > 0 ? Line($"no training row is of {unseen} of the questions: one model fitted on all rows judges these") : null,
        ];
        return ValidationOutcome.Of(set, method.OfType<string>());
    }

    private ValidationOutcome BySplit(
        Validator validator, ValidationRequest request, IReadOnlyList<LabelledRow> rows, IReadOnlyList<LabelledRow>? others, CancellationToken cancellation)
    {
        var maker = new ExampleMaker(encoder, cancellation);
        if (others is null && rows.All(row => SplitNames.Of(row.Split) is null))
        {
            return ValidationOutcome.Lacking("found no row that names its split; expected rows with \"split\": \"train\" and others with \"test\" or \"dev\"");
        }

        var trains = rows.Where(row => others is null ? SplitNames.Of(row.Split) == "train" : !HeldBackRows.Holds(row)).ToList();
        var training = maker.MakeToTrain(request.Task, trains, options.Seed);
        var judged = maker.Make(request.Task, others ?? [.. rows.Where(row => SplitNames.Of(row.Split) == request.On)]);
        if ((TaskTrainer.Shortage(request.Task, training) ?? NothingJudged(judged)) is { } shortage)
        {
            return Lacking(others is null ? $"splits 'train' and '{request.On}': {shortage}" : shortage, request, training, judged);
        }

        var groups = training.Select(example => example.Group).ToHashSet(StringComparer.Ordinal);
        var shared = judged.Count(example => groups.Contains(example.Group));
        var set = validator.OnOthers(request.Task, training, judged, cancellation);
        string?[] method =
        [
            Line($"trained on {training.Count} rows with {set.Chosen.Folds}-fold cross-validation by group among them, then judged {judged.Count} rows {(others is null ? $"of the split '{request.On}'" : $"of {request.Test}")} once"),
            shared > 0 ? Line($"{shared} of the judged rows are of groups that the model was trained on too") : null,
        ];
        return ValidationOutcome.Of(set, method.OfType<string>());
    }

    private static string? NothingJudged(IReadOnlyList<Example> judged) => judged.Count == 0 ? "found no row to judge with a label for the task" : null;

    /// <summary>Rows to judge that are not there lack in the file that should hold them.</summary>
    private static ValidationOutcome Lacking(string shortage, ValidationRequest request, IReadOnlyList<Example> training, IReadOnlyList<Example> judged) =>
        ValidationOutcome.Lacking(shortage) with { LackedBy = judged.Count == 0 && TaskTrainer.Shortage(request.Task, training) is null ? request.Test : null };

    /// <summary>Why there are too many models to fit; null when there are not.</summary>
    private static string? TooMany(IReadOnlyList<HeldOutPart> parts)
    {
        // Of a part with its fewest rows there are no more than fit into all of them, and two that may be smaller.
        var least = (parts.Sum(part => part.Rows.Count) + MaxParts - 3) / (MaxParts - 2);
        return parts.Count > MaxParts ? Line($"found {parts.Count} questions, each of which takes a model; expected at most {MaxParts}: leave those of few rows out together (--least {least}), or let the rows' group name their question") : null;
    }

    /// <summary>Why some part leaves too little to fit a model on; null when none does.</summary>
    private static string? TooLittleLeft(TaskDefinition task, IReadOnlyList<Example> training, IReadOnlyList<HeldOutPart> parts) =>
        parts.FirstOrDefault(part => training.Where(example => !part.Holds(example)).Select(example => example.Label).Distinct().Take(2).Count() < 2) is { } part
            ? $"without {part.Name} fewer than two labels are left; expected rows of at least two of {string.Join(", ", task.Labels)}"
            : null;

    private IReadOnlyList<LabelledRow> Usable(Corpus corpus, List<RowProblem> problems)
    {
        var usable = UsableRows.Of(corpus, encoder);
        problems.AddRange(usable.Problems);
        return usable.Rows;
    }

    private static string Line(FormattableString text) => EvaluationReport.Line(text);
}
