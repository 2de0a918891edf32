using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StanceML;

/// <summary>Reads a catalogue file strictly: an unknown field is an error, for a misspelt <c>alias</c> would silently find nothing.</summary>
internal sealed partial class TargetCatalogueReader
{
    private static readonly string[] CatalogueFields = ["version", "sources", "targets"];

    private static readonly string[] TargetFields =
        ["id", "name", "kind", "claim", "since", "until", "everyday", "aliases", "demonyms", "places", "people", "parents", "parentTerms", "terms"];

    /// <summary>Longer names are a mistake; the longest of the built-in catalogue has 65 characters.</summary>
    private const int MaxNameChars = 120;

    private readonly string _file;

    private TargetCatalogueReader(string file) => _file = file;

    /// <exception cref="InvalidCatalogueException">Names file, entry and field.</exception>
    public static TargetCatalogue Read(string json, string file) => new TargetCatalogueReader(file).ReadCatalogue(json);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^([A-Z]{2}|[a-z0-9]+(-[a-z0-9]+)*)$")]
    private static partial Regex ParentPattern();

    private TargetCatalogue ReadCatalogue(string json)
    {
        using var document = ParseJson(json);
        var root = document.RootElement;
        var version = Text(root, "version", "the catalogue");
        CheckFields(root, CatalogueFields, "the catalogue");
        if (!root.TryGetProperty("targets", out var entries) || entries.ValueKind != JsonValueKind.Array)
        {
            throw Error("the catalogue", "targets", "expected an array");
        }

        var targets = new List<RecognitionTarget>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.EnumerateArray())
        {
            var target = ReadTarget(entry, $"targets[{targets.Count}]");
            targets.Add(ids.Add(target.Id)
                ? target
                : throw Error($"targets[{targets.Count}] '{target.Id}'", "id", "occurs twice; ids are unique"));
        }

        return new TargetCatalogue(version, Words(root, "sources", "the catalogue"), targets) { File = _file };
    }

    private JsonDocument ParseJson(string json)
    {
        try
        {
            var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw Error("the catalogue", "", "expected a JSON object");
        }
        catch (JsonException e)
        {
            throw new InvalidCatalogueException(
                $"{_file}: not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {e.Message.Split(" LineNumber:")[0]}", e);
        }
    }

    private RecognitionTarget ReadTarget(JsonElement entry, string place)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            throw Error(place, "", "expected an object");
        }

        var id = Text(entry, "id", place);
        if (!IdPattern().IsMatch(id))
        {
            throw Error(place, "id", $"'{id}' is not lower-case words joined by hyphens");
        }

        place = $"{place} '{id}'";
        CheckFields(entry, TargetFields, place);
        var target = new RecognitionTarget
        {
            Id = id,
            Name = Text(entry, "name", place),
            Kind = Kind(entry, place),
            Claim = Text(entry, "claim", place),
            Since = Date(entry, "since", place),
            Until = Date(entry, "until", place),
            Everyday = Flag(entry, "everyday", place),
            Aliases = Words(entry, "aliases", place),
            Demonyms = Words(entry, "demonyms", place),
            Places = Words(entry, "places", place),
            People = Words(entry, "people", place),
            Parents = Words(entry, "parents", place),
            ParentTerms = Words(entry, "parentTerms", place),
            Terms = Words(entry, "terms", place),
        };
        Check(target, place);
        return target;
    }

    private void Check(RecognitionTarget target, string place)
    {
        if (target.Aliases.Count == 0)
        {
            throw Error(place, "aliases", "expected at least one name by which a text can name the claimant");
        }

        if (target.Parents.FirstOrDefault(parent => !ParentPattern().IsMatch(parent)) is { } wrong)
        {
            throw Error(place, "parents", $"'{wrong}' is neither a two-letter country code nor a target id");
        }

        if (target.Since is { } since && target.Until is { } until && string.CompareOrdinal(until, 0, since, 0, Math.Min(since.Length, until.Length)) < 0)
        {
            throw Error(place, "until", $"'{until}' lies before since, '{since}'");
        }
    }

    private TargetKind Kind(JsonElement entry, string place) => Text(entry, "kind", place) switch
    {
        "state" => TargetKind.State,
        "government" => TargetKind.Government,
        "territory" => TargetKind.Territory,
        var other => throw Error(place, "kind", $"'{other}' is none of state, government, territory"),
    };

    private bool Flag(JsonElement entry, string field, string place) =>
        entry.TryGetProperty(field, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Error(place, field, "expected true or false"),
        };

    private string? Date(JsonElement entry, string field, string place)
    {
        if (!entry.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var date = Text(entry, field, place);
        return DateOnly.TryParseExact(date, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? date
            : throw Error(place, field, $"'{date}' is no date written as yyyy, yyyy-MM or yyyy-MM-dd");
    }

    private string Text(JsonElement element, string field, string place)
    {
        if (!element.TryGetProperty(field, out var value) || value.ValueKind != JsonValueKind.String)
        {
            throw Error(place, field, "expected a text");
        }

        var text = value.GetString()!;
        return text.Length > 0 && text.AsSpan().Trim().Length == text.Length
            ? text
            : throw Error(place, field, "is empty or has space at its ends");
    }

    private string[] Words(JsonElement element, string field, string place)
    {
        if (!element.TryGetProperty(field, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Error(place, field, "expected an array of texts");
        }

        var words = value.EnumerateArray().Select(item => Word(item, field, place)).ToArray();
        var unique = new HashSet<string>(StringComparer.Ordinal);
        return words.FirstOrDefault(word => !unique.Add(word)) is { } twice
            ? throw Error(place, field, $"'{twice}' occurs twice")
            : words;
    }

    private string Word(JsonElement item, string field, string place)
    {
        var word = item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Error(place, field, "expected an array of texts");
        if (word.AsSpan().Trim().Length != word.Length || !word.Any(char.IsLetterOrDigit))
        {
            throw Error(place, field, $"'{word}' is empty or has space at its ends");
        }

        return field is "sources" || word.Length <= MaxNameChars
            ? word
            : throw Error(place, field, $"'{word[..20]}…' is longer than {MaxNameChars} characters");
    }

    private void CheckFields(JsonElement element, string[] known, string place)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name, StringComparer.Ordinal))
            {
                throw Error(place, property.Name, $"unknown; known are {string.Join(", ", known)}");
            }
        }
    }

    private InvalidCatalogueException Error(string place, string field, string found) =>
        new(field.Length == 0 ? $"{_file}: {place}: {found}" : $"{_file}: {place}, field '{field}': {found}");
}
