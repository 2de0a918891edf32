using System.Text.Json;

namespace StanceML.Training;

/// <summary>Takes one annotated article out of its JSON and reports what is wrong with it.</summary>
internal sealed class GoldRowFields(RowPlace place, Action<RowProblem> report)
{
    private bool _isBad;

    /// <returns>Null when the row has errors.</returns>
    public GoldArticle? Read(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            Refuse(null, $"found {row.ValueKind}; expected an object");
            return null;
        }

        var (id, text) = (Required(row, "id"), Required(row, "text"));
        var attributions = Attributions(row, text);
        if (_isBad)
        {
            return null;
        }

        return new GoldArticle(new Article(id, text) { Outlet = Text(row, "outlet", "outlet") }, attributions)
        {
            Group = Text(row, "group", "group") ?? id,
            Style = Text(row, "style", "style"),
            Speakers = Speakers(attributions),
            Place = place,
        } is var article && _isBad ? null : article;
    }

    private List<GoldAttribution> Attributions(JsonElement row, string text)
    {
        if (!row.TryGetProperty("attributions", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            Refuse("attributions", "is missing or no list; expected a list of attributions");
            return [];
        }

        return [.. items.EnumerateArray().Select((item, index) => Attribution(item, $"attributions[{index}]", text))];
    }

    private GoldAttribution Attribution(JsonElement item, string field, string text)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            Refuse(field, $"found {item.ValueKind}; expected an object with source, cue and content");
            return new GoldAttribution([], [], []);
        }

        var speaker = Text(item, "speaker", $"{field}.speaker");
        var actor = Text(item, "actor", $"{field}.actor");
        if (actor is not null && speaker is null)
        {
            Refuse($"{field}.actor", "has no speaker beside it; expected the one who speaks for the actor");
        }

        return new GoldAttribution(Spans(item, "source", field, text), Spans(item, "cue", field, text), Spans(item, "content", field, text))
        {
            Speaker = speaker,
            Actor = actor is null ? null : GoldActor.Parse(actor),
        };
    }

    private IReadOnlyList<TextSpan> Spans(JsonElement item, string name, string attribution, string text)
    {
        var field = $"{attribution}.{name}";
        if (!item.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            Refuse(field, "is missing or no list; expected a list of [start,end]");
            return [];
        }

        var spans = new List<TextSpan>();
        foreach (var pair in list.EnumerateArray())
        {
            if (Span(pair) is { } span && span.End <= text.Length && !SplitsCharacter(text, span.Start) && !SplitsCharacter(text, span.End))
            {
                spans.Add(span);
            }
            else
            {
                Refuse(field, $"found {Shortened.To(pair.GetRawText(), 40)}; expected [start,end] within the {text.Length} UTF-16 units of the text, around whole characters");
            }
        }

        return [.. spans.Order()];
    }

    private static TextSpan? Span(JsonElement pair) =>
        pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2
        && pair[0].ValueKind == JsonValueKind.Number && pair[0].TryGetInt32(out var start) && start >= 0
        && pair[1].ValueKind == JsonValueKind.Number && pair[1].TryGetInt32(out var end) && end > start
            ? new TextSpan(start, end)
            : null;

    private static bool SplitsCharacter(string text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);

    /// <summary>Every name with an actor, once; a name with two actors is refused.</summary>
    private List<GoldSpeaker> Speakers(IEnumerable<GoldAttribution> attributions)
    {
        var speakers = new List<GoldSpeaker>();
        foreach (var attribution in attributions)
        {
            if (attribution is not { Speaker: { } name, Actor: { } actor })
            {
                continue;
            }

            var known = speakers.Find(speaker => speaker.Name == name);
            if (known is null)
            {
                speakers.Add(new GoldSpeaker(name, actor, place));
            }
            else if (known.Actor != actor)
            {
                Refuse("actor", $"'{name}' speaks for {known.Actor} and for {actor}; expected one actor in one article");
            }
        }

        return speakers;
    }

    private string Required(JsonElement row, string name)
    {
        if (row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number)
        {
            return value.GetRawText();
        }

        var text = Text(row, name, name);
        if (string.IsNullOrWhiteSpace(text) && !_isBad)
        {
            Refuse(name, "is missing or empty; expected text");
        }

        return text ?? "";
    }

    private string? Text(JsonElement row, string name, string field)
    {
        if (!row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
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

    private void Refuse(string? field, string problem)
    {
        _isBad = true;
        report(new RowProblem(place, field, problem, IsError: true));
    }
}
