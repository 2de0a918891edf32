using System.Globalization;

namespace StanceML.Store;

/// <summary>Reads and writes a filter as the query of an address: the API, the pages and exports share the names.</summary>
public static class FilterAddress
{
    /// <summary>Questions, names and search words are far shorter.</summary>
    private const int MaxValueChars = 200;

    /// <summary>Every name that <see cref="Read"/> asks for.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["question", "actor", "speaker", "stance", "decided", "sentiment", "kind", "article", "outlet", "from", "to", "q", "copies"];

    /// <param name="value">Gives the value of a name; null or blank asks for nothing.</param>
    /// <param name="report">Told the name and the problem of each value that cannot be used.</param>
    public static StatementFilter Read(Func<string, string?> value, Action<string, string> report)
    {
        return new StatementFilter
        {
            Question = Words("question"),
            Actor = Words("actor"),
            Speaker = Words("speaker"),
            Stance = OneOf("stance", "support", "oppose", "neutral"),
            Decided = OneOf("decided", "true", "false") is { } decided ? decided == "true" : null,
            Sentiment = OneOf("sentiment", "positive", "negative", "neutral"),
            Kind = OneOf("kind", "direct", "indirect", "mixed"),
            Article = Words("article"),
            Outlet = Words("outlet"),
            From = Time("from"),
            To = Time("to"),
            Text = Words("q"),
            Copies = OneOf("copies", "true", "false") is { } copies ? copies == "true" : null,
        };

        string? Words(string name)
        {
            var words = value(name)?.Trim();
            if (words?.Length > MaxValueChars)
            {
                report(name, $"is longer than {MaxValueChars} characters");
                return null;
            }

            return string.IsNullOrEmpty(words) ? null : words;
        }

        string? OneOf(string name, params string[] allowed)
        {
            var word = Words(name);
            if (word is null || allowed.Contains(word, StringComparer.Ordinal))
            {
                return word;
            }

            report(name, $"is '{word}'; allowed: {string.Join(", ", allowed)}");
            return null;
        }

        DateTimeOffset? Time(string name)
        {
            var word = Words(name);
            if (word is null)
            {
                return null;
            }

            if (IsoTime.TryParse(word, out var time))
            {
                return time;
            }

            report(name, $"is '{word}'; expected an ISO 8601 date or time such as {IsoTime.Example}");
            return null;
        }
    }

    /// <returns>Name and value of everything the filter asks for.</returns>
    public static IEnumerable<KeyValuePair<string, string>> Write(StatementFilter filter)
    {
        (string Name, string? Value)[] all =
        [
            ("question", filter.Question),
            ("actor", filter.Actor),
            ("speaker", filter.Speaker),
            ("stance", filter.Stance),
            ("decided", filter.Decided is { } decided ? (decided ? "true" : "false") : null),
            ("sentiment", filter.Sentiment),
            ("kind", filter.Kind),
            ("article", filter.Article),
            ("outlet", filter.Outlet),
            ("from", filter.From?.ToString("O", CultureInfo.InvariantCulture)),
            ("to", filter.To?.ToString("O", CultureInfo.InvariantCulture)),
            ("q", filter.Text),
            ("copies", filter.Copies is { } copies ? (copies ? "true" : "false") : null),
        ];
        return all.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!));
    }
}
