using System.Globalization;
using StanceML.Training;

namespace StanceML.Benchmarks;

/// <summary>Do more of our rows help on rows of others? Fits the linear model on growing shares of our questions and judges theirs.</summary>
/// <param name="ours">What is learned from.</param>
/// <param name="others">What is judged; never learned from.</param>
internal sealed class CurveOnOthers(IReadOnlyList<Example> ours, IReadOnlyList<Example> others)
{
    private static readonly double[] Shares = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1];

    /// <summary>Which rows a share holds is drawn by lot, so each is drawn a few times; the whole once.</summary>
    private const int Draws = 3;

    public void Print(TextWriter output)
    {
        output.WriteLine("rows     F_avg, mean of draws (each)                      macro-F1, mean of draws; interval of the first");
        foreach (var share in Shares)
        {
            var confusions = new List<Confusion>();
            Figure? interval = null;
            var count = (int)Math.Round(share * ours.Count);
            for (var draw = 0; draw < (share < 1 ? Draws : 1); draw++)
            {
                var pairs = Judge(Drawn(count, draw));
                confusions.Add(Confusion.Of(LabelledData.Task.Labels, pairs));
                interval ??= Bootstrap.Classification(LabelledData.Task.Labels, pairs, [.. others.Select(example => example.Group)], LabelledData.Seed)
                    .Single(figure => figure.Name == "macro-F1");
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{count,6}   {confusions.Average(one => one.FAvg):0.000} ({string.Join(' ', confusions.Select(one => one.FAvg!.Value.ToString("0.000", CultureInfo.InvariantCulture)))})   {confusions.Average(one => one.MacroF1):0.000} [{interval!.Low:0.000}, {interval.High:0.000}]"));
        }
    }

    private List<Example> Drawn(int count, int draw)
    {
        var rows = ours.ToArray();
        new Random(LabelledData.Seed + draw).Shuffle(rows);
        return [.. rows.Take(count)];
    }

    private IReadOnlyList<(int Gold, int Predicted)> Judge(List<Example> rows)
    {
        var model = LinearFit.Fit(rows, LabelledData.Task.Labels.Count, LabelledData.Setting, LabelledData.Seed);
        return [.. LinearFit.Score(model, others).Zip(others, (scores, example) => (example.Label, JudgedAnswers.Likeliest(scores)))];
    }
}
