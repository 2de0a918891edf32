using System.Globalization;

namespace StanceML.Training;

/// <summary>Reads one brat standoff file: <c>T</c> lines for words, <c>E</c> and <c>R</c> lines for what belongs together. Other lines say nothing of attributions.</summary>
/// <param name="file">The <c>.ann</c> file.</param>
internal sealed class BratArticle(string file, Action<RowProblem> report)
{
    private static readonly string[] Roles = ["source", "cue", "content"];

    /// <summary>When offsets are wrong, most are: the first say enough.</summary>
    private const int MaxTold = 5;

    private readonly Dictionary<string, BratEntity> _entities = new(StringComparer.Ordinal);
    private readonly List<List<BratEntity>> _events = [];
    private readonly List<(BratEntity One, BratEntity Other)> _relations = [];
    private bool _isBad;

    /// <returns>Null when the file has errors.</returns>
    public GoldArticle? Read(string id, string text)
    {
        var lines = File.ReadAllLines(file);
        foreach (var (line, number) in lines.Select((line, index) => (line, index + 1)).Where(one => one.line.StartsWith('T')))
        {
            ReadEntity(line, number);
        }

        foreach (var (line, number) in lines.Select((line, index) => (line, index + 1)))
        {
            ReadLink(line, number);
        }

        var ways = BratText.Of(text).ToList();
        var way = ways.Find(one => _entities.Values.All(one.Agrees));
        if (way is null)
        {
            RefuseDisagreements(ways.MaxBy(one => _entities.Values.Count(one.Agrees))!);
        }

        return _isBad || way is null ? null : new GoldArticle(new Article(id, way.Text), [.. Attributions(way)]) { Place = new RowPlace(file, 1) };
    }

    private void RefuseDisagreements(BratText nearest)
    {
        var wrong = _entities.Values.Where(entity => !nearest.Agrees(entity)).ToList();
        foreach (var entity in wrong.Take(MaxTold))
        {
            Refuse(entity.Line, DisagreementOf(entity, nearest));
        }

        if (wrong.Count > MaxTold)
        {
            Refuse(wrong[MaxTold].Line, FormattableString.Invariant($"{wrong.Count - MaxTold} more words are not at their offsets"));
        }
    }

    private static string DisagreementOf(BratEntity entity, BratText text) => text.Spans(entity) is { } spans
        ? $"{entity.Id}: found '{Shortened.To(string.Join(' ', spans.Select(span => span.Of(text.Text).ToString())), 40)}' at its offsets; expected '{Shortened.To(entity.Words, 40)}'"
        : $"{entity.Id}: its offsets lie outside the text; expected '{Shortened.To(entity.Words, 40)}' there";

    private void ReadEntity(string line, int number)
    {
        var fields = line.Split('\t');
        var place = fields.Length >= 3 ? fields[1].Split(' ', 2) : [];
        if (place.Length != 2 || Fragments(place[1]) is not { } fragments)
        {
            Refuse(number, $"found '{Shortened.To(line, 40)}'; expected T1, a tab, a type and offsets such as 10 15;20 24, a tab and the words");
        }
        else if (!_entities.TryAdd(fields[0], new BratEntity(fields[0], place[0].ToLowerInvariant(), fragments, string.Join(' ', fields[2..]), number)))
        {
            Refuse(number, $"{fields[0]} stands twice");
        }
    }

    private static List<(int, int)>? Fragments(string written)
    {
        var fragments = new List<(int, int)>();
        foreach (var part in written.Split(';'))
        {
            if (part.Split(' ') is not [var start, var end]
                || !int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                || !int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var to))
            {
                return null;
            }

            fragments.Add((from, to));
        }

        return fragments;
    }

    private void ReadLink(string line, int number)
    {
        if (line.Split('\t') is not [var id, var rest, ..] || id.Length < 2 || id[0] is not ('E' or 'R'))
        {
            return;
        }

        var found = new List<BratEntity>();
        foreach (var argument in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var target = argument[(argument.IndexOf(':', StringComparison.Ordinal) + 1)..];
            if (_entities.TryGetValue(target, out var entity))
            {
                found.Add(entity);
            }
            else if (argument.Contains(':', StringComparison.Ordinal) && !_isBad)
            {
                Refuse(number, $"{id} names {target}; expected a T line of the file");
            }
        }

        var parts = found.Where(entity => Roles.Contains(entity.Type)).ToList();
        if (id[0] == 'E' && parts.Count > 0)
        {
            _events.Add(parts);
        }
        else if (id[0] == 'R' && parts is [var one, var other])
        {
            _relations.Add((one, other));
        }
    }

    private IEnumerable<GoldAttribution> Attributions(BratText text) =>
        _events.Concat(RelatedParts())
            .Select(parts => new GoldAttribution(Spans(text, parts, "source"), Spans(text, parts, "cue"), Spans(text, parts, "content")))
            .OrderBy(attribution => attribution.Start);

    /// <summary>Relations link two parts each: a cue holds an attribution together, or a content that has no cue.</summary>
    private IEnumerable<List<BratEntity>> RelatedParts()
    {
        var linked = _relations.Concat(_relations.Select(pair => (One: pair.Other, Other: pair.One))).ToLookup(pair => pair.One, pair => pair.Other);
        foreach (var center in linked.Select(link => link.Key))
        {
            var around = linked[center].Distinct().ToList();
            if (center.Type == "cue")
            {
                var isSourced = around.Exists(part => part.Type == "source");
                yield return [center, .. around, .. isSourced ? [] : around.SelectMany(part => linked[part]).Where(part => part.Type == "source").Distinct()];
            }
            else if (center.Type == "content" && !around.Exists(part => part.Type == "cue"))
            {
                yield return [center, .. around];
            }
        }
    }

    private static List<TextSpan> Spans(BratText text, IEnumerable<BratEntity> parts, string role) =>
        [.. parts.Where(part => part.Type == role).SelectMany(part => text.Spans(part)!).Distinct().Order()];

    private void Refuse(int line, string problem)
    {
        _isBad = true;
        report(new RowProblem(new RowPlace(file, line), null, problem, IsError: true));
    }
}
