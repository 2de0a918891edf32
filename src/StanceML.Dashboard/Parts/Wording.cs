using System.Globalization;
using StanceML.Store;

namespace StanceML.Dashboard.Parts;

/// <summary>How judgments are spelled on pages: a sign and a word, so that no one needs the color.</summary>
internal static class Wording
{
    /// <summary>A sign for a stance or a sentiment.</summary>
    public static string Sign(string label) => label switch
    {
        "support" or "positive" => "+",
        "oppose" or "negative" => "−",
        "neutral" => "○",
        "undecided" => "?",
        _ => "",
    };

    /// <summary>A sign for a statement by its first stance.</summary>
    public static string Sign(StatementRecord statement) => Sign(Css(statement));

    /// <summary>What an article is called.</summary>
    public static string Title(StatementSource article) => Title(article.Title, article.Opening);

    /// <param name="opening">Its first words; null when it has none.</param>
    public static string Title(string? title, string? opening) => title ?? opening ?? "Untitled article";

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long count, string one, string many) => count == 1 ? $"1 {one}" : $"{Count(count)} {many}";

    /// <summary>The sign stays on the number's line.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0}\u00A0%");

    public static string Weight(double weight) => weight.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Every label with its probability, likeliest first.</summary>
    public static string All(IReadOnlyDictionary<string, double> probabilities) => string.Join(
        " · ",
        probabilities.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {Percent(pair.Value)}"));

    public static string Evidence(IReadOnlyList<EvidenceRecord> evidence) => string.Join(
        "; ",
        evidence.Select(words => $"speaks for {words.Toward} ({words.Target}), weight {Weight(words.Weight)}"));

    /// <summary>In UTC, as every reader can check.</summary>
    public static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString(time.TimeOfDay == TimeSpan.Zero ? "d MMM yyyy" : "d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string IsoTime(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Style of a statement by its first stance: a stance, <c>undecided</c>, or <c>none</c> where it is about no question.</summary>
    public static string Css(StatementRecord statement) => statement.Targets switch
    {
        [] => "none",
        [{ Decided: true } target, ..] => target.Stance,
        _ => "undecided",
    };

    /// <summary>How the rule is spelled for people: <c>subject-of-cue</c> is <c>subject of cue</c>.</summary>
    public static string Words(string word) => word.Replace('-', ' ');

    /// <summary>Where a question was found.</summary>
    public static string Origin(string origin) => origin switch
    {
        "statement" => "named in the statement",
        "sentence" => "named in its sentence",
        "review" => "named by a reviewer",
        _ => "carried from the article",
    };
}
