using System.Diagnostics;
using System.Globalization;

namespace StanceML.Benchmarks;

/// <summary>Speed of extraction with speakers on one thread: rate, ratio to plain reading, growth with length, hostile texts.</summary>
/// <param name="texts">At least one.</param>
internal sealed class QuoteSpeed(Pipeline pipeline, IReadOnlyList<string> texts)
{
    private const int WarmUpRounds = 3, Rounds = 9, GrowthRounds = 5;

    /// <summary>A text of 5 MB may take at most so many times a text of 5 KB.</summary>
    private const int MaxFactor = 1_100;

    private static readonly int[] Lengths = [5_000, 50_000, 500_000, 5_000_000];

    public void Print(TextWriter output)
    {
        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));

        Line($"{pipeline.Name}; {texts.Count} articles of {texts.Min(text => text.Length)} to {texts.Max(text => text.Length)} characters; one thread, {Rounds} rounds");
        var (rates, ratios) = Measure();
        Line($"articles/s               {rates[Rounds / 2],8:0}   ({rates[0]:0} to {rates[^1]:0})");
        Line($"times plain reading      {ratios[Rounds / 2],8:0.0}   ({ratios[0]:0.0} to {ratios[^1]:0.0}): the same texts split into sentences and tokens in the same rounds");
        Line($"");
        var rounds = Growth();
        for (var i = 0; i < Lengths.Length; i++)
        {
            var time = Median([.. rounds.Select(round => round[i])]);
            Line($"{Lengths[i],9:N0} characters    {time * 1e3,10:0.000} ms   {time * 1e9 / Lengths[i],6:0} ns a character");
        }

        var factors = rounds.Select(round => round[^1] / round[0]).Order().ToList();
        Line($"5 MB / 5 KB              {Median(factors),8:0}   ({factors[0]:0} to {factors[^1]:0}; at most {MaxFactor})");
        Line($"");
        foreach (var (name, text) in Texts.Hostile)
        {
            Line($"{name,-28} {text.Length,11:N0} characters {Seconds(() => pipeline.Run(text)),8:0.00} s");
        }
    }

    private (List<double> Rates, List<double> Ratios) Measure()
    {
        var (rates, ratios) = (new List<double>(), new List<double>());
        for (var round = 0; round < WarmUpRounds + Rounds; round++)
        {
            var reading = Seconds(() => texts.Sum(text => DocumentReader.Read(new Article("speed", text)).Tokens.Count));
            var extraction = Seconds(() => texts.Sum(pipeline.Run));
            if (round >= WarmUpRounds)
            {
                rates.Add(texts.Count / extraction);
                ratios.Add(extraction / reading);
            }
        }

        rates.Sort();
        ratios.Sort();
        return (rates, ratios);
    }

    /// <returns>Per round, seconds for a text of each length: the mean over 5 MB of such texts, one length right after the other.</returns>
    private List<double[]> Growth()
    {
        var whole = Joined(Lengths[^1]);
        var parts = Lengths.Select(length => Enumerable.Range(0, Lengths[^1] / length).Select(part => whole.Substring(part * length, length)).ToList()).ToList();
        return [.. Enumerable.Range(0, GrowthRounds).Select(_ => parts.Select(texts => Seconds(() => texts.Sum(pipeline.Run)) / texts.Count).ToArray())];
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private string Joined(int length)
    {
        var joined = new System.Text.StringBuilder(length + 10_000);
        for (var i = 0; joined.Length < length; i++)
        {
            joined.Append(texts[i % texts.Count]).Append("\n\n");
        }

        return joined.ToString(0, length);
    }

    private static double Seconds(Func<int> work)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
