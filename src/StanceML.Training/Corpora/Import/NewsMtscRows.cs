using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StanceML.Training;

/// <summary>Reads NewsMTSC: sentences of news with the people named in them and the sentiment toward each.</summary>
/// <remarks>
/// Layout after github.com/fhamborg/NewsMTSC: <c>sentence_normalized</c> with <c>targets</c>, polarity 2, 4 or 6; or, as its Python
/// loader gives it, one target a line with <c>sentence</c>, polarity -1, 0 or 1. Offsets count code points, end excluded (its
/// readme says included; the files do not do so).
/// </remarks>
internal static partial class NewsMtscRows
{
    public static IEnumerable<LabelledRow> Read(byte[] utf8, string file, Action<RowProblem> report) =>
        RowReader.ReadLines(new MemoryStream(utf8), file, report, (json, place) => Rows(json, place, report)).SelectMany(rows => rows);

    /// <param name="id">Of a sentence or of a mention in it.</param>
    /// <returns>The article that the id begins with; else the sentence.</returns>
    public static string GroupOf(string id, string sentence) => Article().Match(id) is { Success: true } match ? match.Value : TextGroup.Of(sentence);

    private static List<LabelledRow> Rows(JsonElement json, RowPlace place, Action<RowProblem> report)
    {
        var isFlat = Text(json, "sentence") is not null;
        var sentence = Text(json, "sentence_normalized") ?? Text(json, "sentence");
        if (string.IsNullOrWhiteSpace(sentence) || sentence.Length > RowMaker.MaxTextChars)
        {
            report(new RowProblem(place, "sentence_normalized", "is missing, empty or too long; expected a sentence", IsError: true));
            return [];
        }

        JsonElement[] targets = isFlat ? [json] : Property(json, "targets") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
        if (targets.Length == 0)
        {
            report(new RowProblem(place, "targets", "is missing or empty; expected at least one target", IsError: true));
        }

        var article = Text(json, "primary_gid") ?? Text(json, "id") ?? "";
        var rows = new List<LabelledRow>();
        for (var i = 0; i < targets.Length; i++)
        {
            var field = isFlat ? "" : string.Create(CultureInfo.InvariantCulture, $"targets[{i}].");
            if (Row(targets[i], sentence, article, place, (name, problem) => report(new RowProblem(place, field + name, problem, IsError: true))) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static LabelledRow? Row(JsonElement target, string sentence, string article, RowPlace place, Action<string, string> refuse)
    {
        if (Number(target, "polarity") is not { } polarity || Label(polarity) is not { } sentiment)
        {
            refuse("polarity", $"found {Property(target, "polarity")?.GetRawText() ?? "nothing"}; expected 2, 4 or 6 (or -1, 0 or 1)");
            return null;
        }

        var mention = Text(target, "mention") ?? "";
        var span = Number(target, "from") is { } from && Number(target, "to") is { } to ? Utf16(sentence, (int)from, (int)to) : null;
        if (span is null || mention.Length == 0 || !span.Value.Of(sentence).Equals(mention, StringComparison.Ordinal))
        {
            refuse("mention", $"found '{Shortened.To(span?.Of(sentence).ToString() ?? "", 40)}' at its offsets; expected '{Shortened.To(mention, 40)}'");
            return null;
        }

        return new LabelledRow
        {
            Id = Text(target, "Input.gid") ?? Text(target, "id") ?? string.Create(CultureInfo.InvariantCulture, $"newsmtsc-{Path.GetFileNameWithoutExtension(place.File)}-{place.Line}"),
            Text = sentence,
            Target = mention,
            TargetSpan = span,
            Sentiment = sentiment,
            Group = GroupOf(article, sentence),
            Source = "newsmtsc",
            Split = SplitNames.OfFile(place.File),
            Place = place,
        };
    }

    private static string? Label(double polarity) => polarity switch
    {
        2 or -1 => Labels.Negative,
        4 or 0 => Labels.Neutral,
        6 or 1 => Labels.Positive,
        _ => null,
    };

    /// <returns>Null when the code points are not in the text.</returns>
    private static TextSpan? Utf16(string text, int from, int to)
    {
        var starts = CodePoints.Starts(text);
        return from >= 0 && to > from && to < starts.Length ? new TextSpan(starts[from], starts[to]) : null;
    }

    private static JsonElement? Property(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;

    private static double? Number(JsonElement json, string name) =>
        Property(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) ? number : null;

    private static string? Text(JsonElement json, string name)
    {
        try
        {
            return Property(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text.
            return null;
        }
    }

    /// <summary>Ids begin with the article's, then the number of the sentence and the mention: <c>allsides_703_283_55_…</c>, <c>polusa_v1_4291837_-1_0_…</c>.</summary>
    [GeneratedRegex(@"^(?:allsides_\d+_\d+|polusa_v1_\d+_-?\d+)(?=_\d+_)")]
    private static partial Regex Article();
}
