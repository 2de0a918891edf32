using System.Text.Json;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>Judges rows as training saw theirs. Safe for concurrent use.</summary>
internal sealed class RowClassifier(StatementEncoder encoder, ModelSet models)
{
    /// <summary>Enough to keep every core busy between two writes, few enough that memory stays small.</summary>
    public const int BatchRows = 256;

    /// <returns>One JSON line per row, in row order.</returns>
    public string[] Classify(UnjudgedRow[] rows, CancellationToken cancellation)
    {
        var lines = new string[rows.Length];
        Parallel.For(
            0,
            rows.Length,
            new ParallelOptions { CancellationToken = cancellation },
            () => new FeatureVector(),
            (i, _, features) =>
            {
                lines[i] = JsonSerializer.Serialize(Classify(rows[i], features), ClassificationJson.Readable.Classification);
                return features;
            },
            _ => { });
        return lines;
    }

    private Classification Classify(UnjudgedRow row, FeatureVector features) => new(
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

        encoder.Fill(row.Text, target, row.TargetSpan, features);
        return model.Judge(features).ToRecord();
    }
}
