namespace StanceML.Training;

/// <summary>How the models do on labelled statements they were never trained on.</summary>
public sealed record RecognitionEvaluation
{
    /// <summary>The surest answers that <see cref="SurestName"/> speaks of.</summary>
    private const double SurestShare = 0.8;

    private const string SurestName = "accuracy of the surest 80 %";

    /// <summary>Of stance, target given: accuracy, F1s, log loss, Brier score, calibration error, and how right the surest answers are.</summary>
    public required IReadOnlyList<Figure> Stance { get; init; }

    public required Confusion StanceConfusion { get; init; }

    /// <summary>Macro-F1 and accuracy of sentiment on the rows that have one; empty without a sentiment model.</summary>
    public required IReadOnlyList<Figure> Sentiment { get; init; }

    /// <summary>Passages about no recognition question.</summary>
    public required int OtherPassages { get; init; }

    /// <summary>Of those, how many got a target and a stance all the same.</summary>
    public required int OtherPassagesGivenStance { get; init; }

    /// <summary>Share of rows decided, and how often those were right.</summary>
    public required (double Coverage, double Precision) Decided { get; init; }

    /// <summary>One line for each wrong answer: row, gold, answer, confidence, text.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    /// <exception cref="InvalidOperationException">There is no stance model.</exception>
    public static RecognitionEvaluation Run(IReadOnlyList<LabelledRow> rows, StatementEncoder encoder, ModelSet models, StanceAnalyzer analyzer)
    {
        var stance = models.Stance ?? throw new InvalidOperationException("no stance model is loaded");
        var judged = rows.Where(row => row.Stance is not null).Select(row => (Row: row, Answer: Judge(stance, encoder, row, row.Target))).ToList();
        var pairs = judged.Select(one => (Index(Labels.Stance, one.Row.Stance), Index(Labels.Stance, one.Answer.Label))).ToList();
        var answers = new JudgedAnswers(
            Labels.Stance,
            [.. judged.Select(one => (IReadOnlyList<double>)[.. Labels.Stance.Select(label => one.Answer.Probabilities.FirstOrDefault(p => p.Label == label).Probability)])],
            [.. pairs.Select(pair => pair.Item1)],
            [.. judged.Select(one => one.Row.Group)]);
        var decided = judged.Where(one => one.Answer.Decided).ToList();
        var others = rows.Where(row => row.Target is null).ToList();
        var extra = others.Where(row => HasStance(analyzer, row)).ToList();
        return new RecognitionEvaluation
        {
            Stance = [.. AnswerFigures.Measure(answers, seed: 1).Figures, Bootstrap.Interval(SurestName, answers.Groups, rows => OfTheSurest(answers, rows), seed: 1)],
            StanceConfusion = Confusion.Of(Labels.Stance, pairs),
            Sentiment = models.Sentiment is { } tone ? SentimentFigures(rows, encoder, tone) : [],
            OtherPassages = others.Count,
            OtherPassagesGivenStance = extra.Count,
            Decided = ((double)decided.Count / Math.Max(1, judged.Count), decided.Count == 0 ? 0 : decided.Average(one => one.Answer.Label == one.Row.Stance ? 1.0 : 0)),
            Errors =
            [
                .. judged.Where(one => one.Answer.Label != one.Row.Stance).Select(one => EvaluationReport.Line(
                    $"stance  {one.Row.Id} {one.Row.Target}: found {one.Answer.Label} {one.Answer.Confidence:0.00}; expected {one.Row.Stance}: {one.Row.Text}")),
                .. extra.Select(row => $"extra   {row.Id}: {row.Text}"),
            ],
        };
    }

    private static double OfTheSurest(JudgedAnswers answers, IReadOnlyList<int> rows) => rows
        .OrderByDescending(answers.Confidence)
        .Take(Math.Max(1, (int)(SurestShare * rows.Count)))
        .Average(row => answers.IsRight(row) ? 1.0 : 0);

    private static bool HasStance(StanceAnalyzer analyzer, LabelledRow row) =>
        analyzer.Analyze(new Article(row.Id, row.Text)).Statements.Any(statement => statement.Targets.Count > 0);

    private static IReadOnlyList<Figure> SentimentFigures(IReadOnlyList<LabelledRow> rows, StatementEncoder encoder, TextModel model)
    {
        var toned = rows.Where(row => row.Sentiment is not null).ToList();
        var pairs = toned.Select(row => (Index(Labels.Sentiment, row.Sentiment), Index(Labels.Sentiment, Judge(model, encoder, row, null).Label))).ToList();
        return Bootstrap.Classification(Labels.Sentiment, pairs, [.. toned.Select(row => row.Group)], seed: 1);
    }

    private static Judgment Judge(TextModel model, StatementEncoder encoder, LabelledRow row, string? target)
    {
        var features = new FeatureVector();
        encoder.Fill(row.Text, target, row.TargetSpan, features, model.Seen(row.Actor));
        return model.Judge(features);
    }

    private static int Index(IReadOnlyList<string> labels, string? label) => labels.ToList().IndexOf(label!);
}
