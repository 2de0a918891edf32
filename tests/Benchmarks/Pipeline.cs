using StanceML.Training;

namespace StanceML.Benchmarks;

/// <summary>Extraction with speakers, as <see cref="StanceAnalyzer"/> runs it.</summary>
internal sealed record Pipeline(string Name, QuoteExtractor Quotes, SpeakerAttributor Speakers)
{
    /// <summary>The live quotes model of <c>models/</c>; the rules alone when asked for, or when there is none.</summary>
    public static Pipeline Load(bool rulesAlone = false)
    {
        var encoder = StatementEncoder.BuiltIn();
        var model = !rulesAlone && Directory.Exists(Path.Combine("models", Labels.QuotesTask)) ? ModelSet.Load("models", encoder).Quotes : null;
        return new Pipeline(model?.Manifest.Name ?? "rules alone", new QuoteExtractor(model), new SpeakerAttributor(encoder.Actors));
    }

    public int Run(string text)
    {
        var document = DocumentReader.Read(new Article("speed", text));
        return Speakers.Attribute(document, Quotes.Extract(document)).Count;
    }
}

/// <summary>Texts of news length, and longer and worse ones.</summary>
internal static class Texts
{
    private const int MinChars = 3_000, MaxChars = 6_000;

    /// <param name="path">Articles in the PolNeAR layout or ours, or brat folders.</param>
    /// <returns>Articles of 3,000 to 6,000 characters: short ones joined, long ones cut.</returns>
    public static IReadOnlyList<string> Read(string path)
    {
        var texts = new List<string>();
        var open = "";
        foreach (var article in PolnearCorpus.Read(path).Articles)
        {
            open = open.Length == 0 ? article.Article.Text : $"{open}\n\n{article.Article.Text}";
            if (open.Length >= MinChars)
            {
                texts.Add(open.Length <= MaxChars ? open : open[..MaxChars]);
                open = "";
            }
        }

        return texts.Count > 0 ? texts : throw new InvalidDataException($"{path}: found fewer than {MinChars} characters of articles");
    }

    public static IReadOnlyList<(string Name, string Text)> Hostile { get; } =
    [
        ("10^6 straight marks", Repeat("\"", 1_000_000)),
        ("10^6 opening marks", Repeat("“", 1_000_000)),
        ("10^5 nested parentheses", Repeat("(", 100_000) + "so" + Repeat(")", 100_000)),
        ("20 MB paragraph of words", Repeat("the ferry left for a small island and nobody minded much ", 350_000)),
        ("1 MB of commas", Repeat(",", 1_000_000)),
        ("1 MB of \"said \"", Repeat("said ", 200_000)),
        ("1 MB, one endless sentence", Repeat("and Ilse Brandt said that he thinks so ", 26_000)),
        ("1 MB of “He said \"no. ”", Repeat("He said \"no. ", 77_000)),
        ("1 MB of names", Repeat("Ilse Brandt, Karl Moss, ", 42_000)),
        ("1 MB, each name another", string.Join(' ', Enumerable.Range(0, 40_000).Select(i => $"Ms. {Letters(i)}ov said so."))),
        ("10^6 lone surrogates", Repeat("\uD800", 1_000_000)),
        ("1 MB of bidi controls", Repeat("\u202Ea\u2066", 333_000)),
        ("1 MB of combining marks", "a" + Repeat("\u0301", 1_000_000)),
        ("1 MB of NULs", Repeat("\0", 1_000_000)),
    ];

    private static string Repeat(string unit, int times) => string.Concat(Enumerable.Repeat(unit, times));

    /// <summary>A number as a capitalized word.</summary>
    private static string Letters(int number) => new([(char)('A' + (number % 26)), .. number.ToString("D5", System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0'))]);
}
