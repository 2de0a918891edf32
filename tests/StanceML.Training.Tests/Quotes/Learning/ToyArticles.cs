using System.Globalization;

namespace StanceML.Training.Tests;

/// <summary>Twelve tiny articles of one pattern, each a group of its own, and a tagger trained on them once.</summary>
internal static class ToyArticles
{
    private static readonly string[] Names = ["Ilse Brandt", "Karl Moss", "Ada Holt", "Jan Novak", "Mira Quist", "Otto Lind"];

    private static readonly string[] Facts = ["the ferry had sailed", "talks were over", "the bridge would stay shut", "nobody was hurt"];

    private static readonly Lazy<TrainedQuotes> Fitted = new(Train);

    public static TrainOptions Options { get; } = new() { Folds = 2 };

    public static TrainedQuotes Trained => Fitted.Value;

    /// <summary>File names and marked texts.</summary>
    public static IReadOnlyList<(string File, string Marked)> Marked { get; } =
        [.. Enumerable.Range(0, 12).Select(i => (string.Create(CultureInfo.InvariantCulture, $"{i:0000}-wire.md"), Article(i)))];

    public static IReadOnlyList<GoldArticle> All { get; } = [.. Marked.Select(one => Invented.Read(one.Marked, one.File))];

    public static TrainedQuotes Train() => new QuoteTrainer(Options).Train(All, null, CancellationToken.None);

    private static string Article(int i) => $$"""
        style: wire
        ---
        It rained in Arles for a week. {s1|{{Names[i % 6]}}} {q1|said} {c1|{{Facts[i % 4]}}}. The road is long and wet.

        {c2|“We left in {{2000 + i}} and never came back,”} {s2|{{Names[(i + 1) % 6]}}} {q2|said}. {s3|{{Names[(i + 2) % 6]}}} {q3|said} {c3|that {{Facts[(i + 1) % 4]}} on Monday}.
        {s4|{{Names[(i + 3) % 6]}}} {q4|said} {c4|{{Facts[(i + 2) % 4]}} again}. A dog barked at two boats.

        """;
}
