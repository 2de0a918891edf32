namespace StanceML.Training;

/// <summary>Judges rows as training saw theirs. Safe for concurrent use.</summary>
public sealed class RowClassifier(StatementEncoder encoder, ModelSet models)
{
    /// <returns>One per row, in row order.</returns>
    public ClassifiedRow[] Classify(IReadOnlyList<UnjudgedRow> rows, CancellationToken cancellation) => Each(rows, Classify, cancellation);

    /// <summary>Judges by one model alone; a row without a target is judged as one of a task that has none.</summary>
    /// <param name="model">Of the set.</param>
    /// <returns>One per row, in row order.</returns>
    public JudgmentRecord[] Judge(TextModel model, IReadOnlyList<UnjudgedRow> rows, CancellationToken cancellation) =>
        Each(rows, (row, features) => Judge(model, row, row.Target, features)!, cancellation);

    private static T[] Each<T>(IReadOnlyList<UnjudgedRow> rows, Func<UnjudgedRow, FeatureVector, T> judge, CancellationToken cancellation)
    {
        var answers = new T[rows.Count];
        Parallel.For(
            0,
            rows.Count,
            new ParallelOptions { CancellationToken = cancellation },
            () => new FeatureVector(),
            (i, _, features) =>
            {
                answers[i] = judge(rows[i], features);
                return features;
            },
            _ => { });
        return answers;
    }

    private ClassifiedRow Classify(UnjudgedRow row, FeatureVector features) => new(
        row.Id,
        row.Target is null ? null : Judge(models.Stance, row, row.Target, features),
        Judge(models.Sentiment, row, null, features));

    /// <param name="target">Null for the tone: it is of the words, whatever they are about.</param>
    private JudgmentRecord? Judge(TextModel? model, UnjudgedRow row, string? target, FeatureVector features)
    {
        if (model is null)
        {
            return null;
        }

        encoder.Fill(row.Text, target, row.TargetSpan, features, model.Seen(row.Actor));
        return model.Judge(features).ToRecord();
    }
}
