using System.Globalization;

namespace StanceML.Benchmarks;

/// <summary>Any number of invented articles, no two alike, each with a known number of direct quotes. The same number gives the same article.</summary>
internal static class ChaosArticles
{
    private static readonly string[] States = ["Veldmark", "Tarnovia", "Ostrava Republic", "Lirien", "Calder", "Soranto", "Mirevia", "Halland Federation"];

    private static readonly string[] Questions = ["Kosovo", "Palestine", "Abkhazia", "Somaliland", "Taiwan", "Western Sahara", "Northern Cyprus"];

    private static readonly string[] Offices = ["Foreign Minister", "President", "Prime Minister", "Ambassador", "Speaker"];

    private static readonly string[] Given = ["Ilse", "Karl", "Nadia", "Tomas", "Edda", "Ruben", "Yara", "Anton", "Mirja"];

    private static readonly string[] Family = ["Adernach", "Brandt", "Moss", "Kelvaris", "Sorensen", "Ostrow", "Lindqvist", "Vasarel"];

    private static readonly string[] Words =
    [
        "We recognise {0} as an independent state and will open an embassy there",
        "{0} has no claim to statehood, and we will never recognise it",
        "The question of {0} must be settled at the table, not on paper",
        "Nobody who has read the treaty can deny {0} its place among nations",
        "Recognising {0} now would reward force",
        "Our vote for {0} stands, whatever the pressure",
    ];

    private static readonly string[] Between =
    [
        "The session in the capital went on past midnight.",
        "Reporters waited in the rain outside the ministry.",
        "A note was handed to the envoys of nine governments.",
        "The opposition asked for a debate before the summer.",
        "Ferries ran as usual, and the markets did not move.",
    ];

    /// <returns>The text, and how many direct quotes are in it.</returns>
    public static (string Text, int Quotes) Write(int number)
    {
        var random = new Random(number);
        var question = Pick(random, Questions);
        var quotes = random.Next(1, 6);
        List<string> paragraphs = [string.Create(CultureInfo.InvariantCulture, $"{Pick(random, States).ToUpperInvariant()}, day {number} — The debate about {question} went into another round.")];
        for (var i = 0; i < quotes; i++)
        {
            var words = string.Format(CultureInfo.InvariantCulture, Pick(random, Words), question);
            paragraphs.Add($"\"{words},\" {Pick(random, Offices)} {Pick(random, Given)} {Pick(random, Family)} of {Pick(random, States)} said. {Pick(random, Between)}");
            paragraphs.AddRange(Enumerable.Range(0, random.Next(3)).Select(_ => $"{Pick(random, Between)} {Pick(random, Between)}"));
        }

        return (string.Join("\n\n", paragraphs) + "\n", quotes);
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
