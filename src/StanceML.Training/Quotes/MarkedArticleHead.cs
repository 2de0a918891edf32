namespace StanceML.Training;

/// <summary>The lines <c>field: value</c> above a marked article.</summary>
internal sealed record MarkedArticleHead(string? Style, string? Outlet, string? Group, IReadOnlyList<GoldSpeaker> Speakers)
{
    /// <param name="refuse">Line, field, problem.</param>
    public static MarkedArticleHead Read(IReadOnlyList<string> lines, string file, Action<int, string?, string> refuse)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var speakers = new List<GoldSpeaker>();
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number - 1];
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (field, value) = Split(line, ':');
            if (field == "speaker")
            {
                AddSpeaker(value, new RowPlace(file, number), speakers, refuse);
            }
            else if (field is not ("style" or "outlet" or "group"))
            {
                refuse(number, null, $"found '{Shortened.To(line, 40)}'; expected style, outlet, group or speaker, a colon and a value");
            }
            else if (value.Length == 0 || !fields.TryAdd(field, value))
            {
                refuse(number, field, value.Length == 0 ? "is empty; leave the line out" : "stands twice");
            }
        }

        return new MarkedArticleHead(fields.GetValueOrDefault("style"), fields.GetValueOrDefault("outlet"), fields.GetValueOrDefault("group"), speakers);
    }

    private static void AddSpeaker(string value, RowPlace place, List<GoldSpeaker> speakers, Action<int, string?, string> refuse)
    {
        var (name, actor) = Split(value, '=');
        if (name.Length == 0 || actor.Length == 0)
        {
            refuse(place.Line, "speaker", $"found '{Shortened.To(value, 40)}'; expected Name = ACTOR, or Name = - for one who speaks for nobody");
        }
        else if (speakers.Exists(speaker => speaker.Name == name))
        {
            refuse(place.Line, "speaker", $"'{name}' stands twice; expected one line a speaker");
        }
        else
        {
            speakers.Add(new GoldSpeaker(name, GoldActor.Parse(actor), place));
        }
    }

    /// <summary>The parts before and after the first separator; the second is empty without one.</summary>
    private static (string Before, string After) Split(string line, char separator)
    {
        var at = line.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (line.Trim(), "") : (line[..at].Trim(), line[(at + 1)..].Trim());
    }
}
