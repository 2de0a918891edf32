namespace StanceML.Training;

/// <summary>
/// Whether the words shown as evidence are those that moved the judgment: they are deleted, and the answer must lose more
/// than by the loss of as many other words.
/// </summary>
/// <remarks>
/// After "comprehensiveness" of DeYoung et al. (ACL 2020). The target's mentions always stay: evidence that is nothing else
/// is not counted, and of other evidence the words around the mention go.
/// </remarks>
public sealed class EvidenceEvaluation
{
    private const int Draws = 20;

    private readonly StatementEncoder _encoder;
    private readonly TextModel _stance;
    private readonly Random _random = new(1);
    private readonly FeatureVector _features = new();

    private EvidenceEvaluation(StatementEncoder encoder, TextModel stance) => (_encoder, _stance) = (encoder, stance);

    /// <param name="rows">Those without a stance are passed over, as are those without evidence or without room for a draw beside it: n says how many are left.</param>
    /// <returns>First for the strongest evidence of each row, then for all its evidence together.</returns>
    public static IReadOnlyList<EvidenceDrop> Run(IEnumerable<LabelledRow> rows, StatementEncoder encoder, TextModel stance)
    {
        var evaluation = new EvidenceEvaluation(encoder, stance);
        var top = new List<(double, double)>();
        var all = new List<(double, double)>();
        List<string> topGroups = [], allGroups = [];
        foreach (var row in rows.Where(row => row.Stance is not null))
        {
            var judgment = evaluation.Judge(row, row.Text, row.TargetSpan);
            var words = new DeletableWords(evaluation._features);
            var evidence = EvidenceFinder.Find(stance, evaluation._features, judgment.Label, row.Target ?? "")
                .Where(one => words.CountIn(one.Span) > 0)
                .OrderByDescending(one => one.Weight)
                .Select(one => one.Span)
                .ToList();
            Measure(evidence.Take(1), top, topGroups);
            Measure(evidence, all, allGroups);

            void Measure(IEnumerable<TextSpan> deleted, List<(double, double)> drops, List<string> groups)
            {
                if (evaluation.Drops(row, judgment, words, [.. deleted], evidence) is { } found)
                {
                    drops.Add(found);
                    groups.Add(row.Group);
                }
            }
        }

        return [EvidenceDrop.Of("strongest evidence", top, topGroups), EvidenceDrop.Of("all evidence", all, allGroups)];
    }

    private (double Evidence, double Others)? Drops(
        LabelledRow row, Judgment judgment, DeletableWords words, IReadOnlyList<TextSpan> deleted, IReadOnlyList<TextSpan> evidence)
    {
        var lengths = deleted.Select(words.CountIn).ToList();
        var others = Enumerable.Range(0, Draws)
            .Select(_ => words.Draw(lengths, evidence, _random))
            .OfType<IReadOnlyList<TextSpan>>()
            .Select(drawn => judgment.Confidence - Without(row, drawn, judgment.Label))
            .ToList();
        return deleted.Count == 0 || others.Count == 0
            ? null
            : (judgment.Confidence - Without(row, words.Parts(deleted), judgment.Label), others.Average());
    }

    /// <summary>Probability of the label when the spans are gone.</summary>
    private double Without(LabelledRow row, IReadOnlyList<TextSpan> spans, string label)
    {
        var text = row.Text;
        var target = row.TargetSpan;
        foreach (var span in spans.OrderDescending())
        {
            text = text.Remove(span.Start, span.Length);
            target = target is { } at && at.Start >= span.End ? new TextSpan(at.Start - span.Length, at.End - span.Length) : target;
        }

        return Judge(row, text, target).Probabilities.First(one => one.Label == label).Probability;
    }

    private Judgment Judge(LabelledRow row, string text, TextSpan? target)
    {
        _encoder.Fill(text, row.Target, target, _features, _stance.Seen(row.Actor));
        return _stance.Judge(_features);
    }
}
