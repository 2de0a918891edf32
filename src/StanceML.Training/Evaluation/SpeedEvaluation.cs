using System.Diagnostics;

namespace StanceML.Training;

/// <summary>How many articles one thread takes apart in a second.</summary>
/// <param name="Articles">Different articles measured.</param>
/// <param name="MeanChars">UTF-16 units per article.</param>
/// <param name="PerSecond">Median over the rounds.</param>
/// <param name="AgainstReading">Time of the whole analysis over the time of splitting the same text into sentences and tokens, in the same rounds: says more than seconds on a shared machine.</param>
public sealed record SpeedEvaluation(int Articles, double MeanChars, double PerSecond, double Lowest, double Highest, double AgainstReading)
{
    private const int WarmUpRounds = 4;
    private const int Rounds = 9;

    /// <param name="articles">At least one.</param>
    public static SpeedEvaluation Run(StanceAnalyzer analyzer, IReadOnlyList<Article> articles)
    {
        var rates = new List<double>();
        var ratios = new List<double>();
        for (var round = 0; round < WarmUpRounds + Rounds; round++)
        {
            var reading = Seconds(articles, article => DocumentReader.Read(article));
            var analysis = Seconds(articles, article => analyzer.Analyze(article));
            if (round >= WarmUpRounds)
            {
                rates.Add(articles.Count / analysis);
                ratios.Add(analysis / reading);
            }
        }

        rates.Sort();
        ratios.Sort();
        return new SpeedEvaluation(articles.Count, articles.Average(a => a.Text.Length), rates[Rounds / 2], rates[0], rates[^1], ratios[Rounds / 2]);
    }

    private static double Seconds(IReadOnlyList<Article> articles, Action<Article> work)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var article in articles)
        {
            work(article);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
