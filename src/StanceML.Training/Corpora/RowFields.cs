using System.Collections.Frozen;
using System.Text.Json;

namespace StanceML.Training;

/// <summary>Takes the fields of one row out of its JSON and reports what is wrong with them.</summary>
internal sealed class RowFields(JsonElement json, RowPlace place, Action<RowProblem> report)
{
    private static readonly FrozenSet<string> Known = "id text target targetSpan actor stance sentiment group source split register pair note zeroShot".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Labelled rows are judged too; the passage around the text is allowed, and no model looks at it.</summary>
    private static readonly FrozenSet<string> KnownUnjudged = Known.Append("context").ToFrozenSet(StringComparer.Ordinal);

    private static readonly string Expected = ListOf(Known);

    private static readonly string ExpectedUnjudged = ListOf(KnownUnjudged);

    private int _errors;

    /// <param name="name">Of what the rows stand in: with its line it names a row that has no id.</param>
    public LabelledRow? ToRow(string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse(null, $"found {json.ValueKind}; expected an object");
            return null;
        }

        var text = Required("text");
        var target = Given("target");
        var row = new LabelledRow
        {
            Id = Given("id") ?? $"{name}-{place.Line}",
            Text = text,
            Target = target,
            TargetSpan = Span("targetSpan", text.Length),
            Actor = Actor(),
            Stance = Label("stance", Labels.Stance),
            Sentiment = Label("sentiment", Labels.Sentiment),
            Group = Given("group") ?? target ?? TextGroup.Of(text),
            Source = Given("source"),
            Split = Given("split"),
            Register = Given("register"),
            Pair = Given("pair"),
            Note = Given("note"),
            IsZeroShot = Flag("zeroShot"),
            Place = place,
        };
        if (row.Stance is not null && row.Target is null)
        {
            Refuse("target", "a row with a stance needs one");
        }

        TellUnknown(Known, $"is no field of a row and is passed over; {Expected}", areErrors: false);
        return _errors > 0 ? null : row;
    }

    /// <param name="mayHoldOthers">Whether a field that is not known is passed over with a warning; else the row cannot be used.</param>
    public UnjudgedRow? ToUnjudgedRow(bool mayHoldOthers)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse(null, $"found {json.ValueKind}; expected an object");
            return null;
        }

        var text = Required("text");
        var row = new UnjudgedRow
        {
            Id = Required("id"),
            Text = text,
            Target = Given("target"),
            TargetSpan = Span("targetSpan", text.Length),
            Actor = Actor(),
        };
        TellUnknown(KnownUnjudged, $"is no field of a row{(mayHoldOthers ? " and is passed over" : "")}; {ExpectedUnjudged}", areErrors: !mayHoldOthers);
        return _errors > 0 ? null : row;
    }

    private string Required(string field)
    {
        var before = _errors;
        var value = Text(field);
        if (!string.IsNullOrWhiteSpace(value))
        {
            return value;
        }

        // One message says enough of a field that is there but is no text.
        if (_errors == before)
        {
            Refuse(field, "is missing or empty; expected text");
        }

        return "";
    }

    private string? Label(string field, IReadOnlyList<string> known)
    {
        var value = Text(field);
        if (value is not null && !known.Contains(value))
        {
            Refuse(field, $"found '{value}'; expected {string.Join(", ", known)}");
        }

        return value;
    }

    /// <returns>Null when the field is not there or blank: an empty cell of a table names nothing.</returns>
    private string? Given(string field) => Text(field) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    private string? Text(string field)
    {
        if (!json.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Refuse(field, $"found {value.ValueKind}; expected text");
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            Refuse(field, "holds half of a surrogate pair; expected whole characters");
            return null;
        }
    }

    private string? Actor()
    {
        var actor = Text("actor");
        if (actor is not null && string.IsNullOrWhiteSpace(actor))
        {
            Refuse("actor", $"found '{actor}'; expected a country's code (ISO 3166-1 alpha-2), a target id, an organisation or any other name, or no such field");
        }

        return actor;
    }

    private TextSpan? Span(string field, int length)
    {
        if (!json.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2
            && value[0].ValueKind == JsonValueKind.Number && value[1].ValueKind == JsonValueKind.Number
            && value[0].TryGetInt32(out var start) && value[1].TryGetInt32(out var end)
            && start >= 0 && end > start && end <= length)
        {
            return new TextSpan(start, end);
        }

        Refuse(field, $"found {Shortened.To(value.GetRawText(), 40)}; expected [start,end] within the {length} UTF-16 units of the text");
        return null;
    }

    private bool Flag(string field)
    {
        if (json.TryGetProperty(field, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False))
        {
            Refuse(field, $"found {value.ValueKind}; expected true or false");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    private static string ListOf(FrozenSet<string> known) => $"known are {string.Join(", ", known.Order(StringComparer.Ordinal))}";

    private void TellUnknown(FrozenSet<string> known, string problem, bool areErrors)
    {
        foreach (var name in json.EnumerateObject().Select(property => property.Name).Where(name => !known.Contains(name)))
        {
            Tell(new RowProblem(place, name, problem, areErrors) { Kind = ProblemKind.UnknownField });
        }
    }

    private void Refuse(string? field, string problem) => Tell(new RowProblem(place, field, problem, IsError: true));

    private void Tell(RowProblem problem)
    {
        _errors += problem.IsError ? 1 : 0;
        report(problem);
    }
}
