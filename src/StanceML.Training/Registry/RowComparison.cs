namespace StanceML.Training;

/// <summary>Two judges on the same labelled rows.</summary>
/// <param name="First">Accuracy, macro-F1 and, for stance, F_avg of the first, with 95 % bootstrap intervals over groups.</param>
/// <param name="Second">The same of the second.</param>
/// <param name="Differences">The second less the first in each draw, so that what both find hard cancels out.</param>
/// <param name="Test">Whether either gets more rows right than chance would give it.</param>
/// <param name="Disagreements">Rows that they answer differently, in the order of the file.</param>
public sealed record RowComparison(
    int Rows,
    int Groups,
    IReadOnlyList<Figure> First,
    IReadOnlyList<Figure> Second,
    IReadOnlyList<Figure> Differences,
    McNemar Test,
    IReadOnlyList<Disagreement> Disagreements)
{
    private const int Seed = 1;

    /// <param name="rows">Those without a label for the task are passed over.</param>
    /// <returns>Null when no row has a label for the task.</returns>
    public static RowComparison? Run(TaskDefinition task, IReadOnlyList<LabelledRow> rows, TextModel first, TextModel second, StatementEncoder encoder)
    {
        var labels = task.Labels.ToList();
        var features = new FeatureVector();
        var answers = new List<Answer>();
        foreach (var (row, target, label) in new ExampleMaker(encoder).Cases(task, rows))
        {
            answers.Add(new Answer(row, target, labels.IndexOf(label), AnswerOf(first, row, target), AnswerOf(second, row, target)));
        }

        return answers.Count == 0 ? null : Of(labels, answers);

        int AnswerOf(TextModel model, LabelledRow row, string? target)
        {
            encoder.Fill(row.Text, target, row.TargetSpan, features, model.Seen(row.Actor));
            return labels.IndexOf(model.Judge(features).Label);
        }
    }

    private static RowComparison Of(List<string> labels, List<Answer> answers)
    {
        var groups = answers.ConvertAll(answer => answer.Row.Group);
        var (first, second) = (answers.ConvertAll(answer => (answer.Gold, answer.First)), answers.ConvertAll(answer => (answer.Gold, answer.Second)));
        var figures = Bootstrap.Classification(labels, first, groups, Seed);
        return new RowComparison(
            answers.Count,
            groups.Distinct(StringComparer.Ordinal).Count(),
            figures,
            Bootstrap.Classification(labels, second, groups, Seed),
            [.. figures.Select(figure => Bootstrap.Interval(figure.Name, groups, drawn => Value(figure.Name, labels, second, drawn) - Value(figure.Name, labels, first, drawn), Seed))],
            McNemar.Of(answers.Select(answer => (answer.First == answer.Gold, answer.Second == answer.Gold))),
            [.. answers.Where(answer => answer.First != answer.Second).Select(answer =>
                new Disagreement(answer.Row.Id, answer.Target, labels[answer.Gold], labels[answer.First], labels[answer.Second], answer.Row.Text))]);
    }

    /// <summary>One of the figures of <see cref="Bootstrap.Classification"/>, on the rows drawn.</summary>
    private static double Value(string figure, List<string> labels, List<(int Gold, int Predicted)> pairs, IReadOnlyList<int> drawn)
    {
        var confusion = Confusion.Of(labels, drawn.Select(row => pairs[row]));
        return figure switch
        {
            "accuracy" => confusion.Accuracy,
            "macro-F1" => confusion.MacroF1,
            _ => confusion.FAvg ?? 0,
        };
    }

    private sealed record Answer(LabelledRow Row, string? Target, int Gold, int First, int Second);
}
