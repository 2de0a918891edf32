using System.Diagnostics;

namespace StanceML.Training;

/// <summary>How many articles one thread works through in a second.</summary>
/// <param name="PerSecond">Median over the rounds.</param>
/// <param name="AgainstReading">Time of the work over the time of splitting the same text into sentences and tokens, in the same rounds: says more than seconds on a shared machine.</param>
public sealed record SpeedEvaluation(double PerSecond, double Lowest, double Highest, double AgainstReading)
{
    /// <summary>The runtime compiles hot methods anew, in the background, for some seconds.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    private const int Rounds = 21;

    /// <param name="articles">At least one.</param>
    /// <param name="work">What is timed, for one article.</param>
    public static SpeedEvaluation Run(Action<Article> work, IReadOnlyList<Article> articles)
    {
        var rates = new List<double>();
        var ratios = new List<double>();
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            Seconds(articles, article => DocumentReader.Read(article));
            Seconds(articles, work);
        }

        for (var round = 0; round < Rounds; round++)
        {
            var reading = Seconds(articles, article => DocumentReader.Read(article));
            var working = Seconds(articles, work);
            rates.Add(articles.Count / working);
            ratios.Add(working / reading);
        }

        rates.Sort();
        ratios.Sort();
        return new SpeedEvaluation(rates[Rounds / 2], rates[0], rates[^1], ratios[Rounds / 2]);
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
