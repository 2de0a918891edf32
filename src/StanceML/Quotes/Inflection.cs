namespace StanceML;

/// <summary>Spells the forms of an English verb from its list entry.</summary>
internal static class Inflection
{
    /// <param name="entry"><c>note</c>, <c>admit+</c> (doubles its last letter) or <c>write/wrote/written</c>.</param>
    public static IEnumerable<(string Form, WordClasses Class)> FormsOf(string entry)
    {
        var parts = entry.Split('/');
        var doubled = parts[0].EndsWith('+');
        var verb = parts[0].TrimEnd('+');
        var past = parts.Length > 1 ? parts[1] : WithEd(verb, doubled);
        yield return (verb, WordClasses.VerbBase);
        yield return (WithS(verb), WordClasses.VerbS);
        yield return (WithIng(verb, doubled), WordClasses.VerbIng);
        yield return (past, WordClasses.VerbPast);
        yield return (parts.Length > 2 ? parts[2] : past, WordClasses.Participle);
    }

    public static string LemmaOf(string entry) => entry.Split('/')[0].TrimEnd('+');

    private static string WithS(string verb) =>
        EndsInConsonantY(verb) ? verb[..^1] + "ies"
        : verb[^1] is 's' or 'x' or 'z' or 'o' || verb.EndsWith("ch", StringComparison.Ordinal) || verb.EndsWith("sh", StringComparison.Ordinal) ? verb + "es"
        : verb + "s";

    private static string WithEd(string verb, bool doubled) =>
        verb.EndsWith('e') ? verb + "d"
        : EndsInConsonantY(verb) ? verb[..^1] + "ied"
        : (doubled ? verb + verb[^1] : verb) + "ed";

    private static string WithIng(string verb, bool doubled) =>
        verb.EndsWith("ie", StringComparison.Ordinal) ? verb[..^2] + "ying"
        : verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal) ? verb[..^1] + "ing"
        : (doubled ? verb + verb[^1] : verb) + "ing";

    private static bool EndsInConsonantY(string verb) => verb.Length > 1 && verb[^1] == 'y' && !"aeiou".Contains(verb[^2], StringComparison.Ordinal);
}
