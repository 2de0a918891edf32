using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StanceML.Worker;

/// <summary>Reads an input tensor of strings.</summary>
/// <param name="maxElements">Of one tensor.</param>
/// <param name="maxBytes">Of one element in UTF-8.</param>
internal sealed class TextTensor(int maxElements, int maxBytes)
{
    public const string Datatype = "BYTES";

    /// <param name="hasBlanks">Whether an element may be blank: unknown.</param>
    /// <returns>The elements, or the problem. A shape of [n,1], as MLServer's clients write a column, is one of [n].</returns>
    public (IReadOnlyList<string>? Elements, string? Problem) Read(InferenceRequest.Input input, bool hasBlanks)
    {
        if (input.Datatype != Datatype)
        {
            return (null, $"has the datatype '{input.Datatype}'; expected {Datatype}");
        }

        if (input.Shape is not ([> 0] or [> 0, 1]))
        {
            return (null, $"has the shape [{string.Join(',', input.Shape ?? [])}]; expected [n]");
        }

        if (input.Shape[0] > maxElements)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"has {input.Shape[0]} elements; allowed: 1 to {maxElements}"));
        }

        return ContentType(input.Parameters) is { } type and not "str"
            ? (null, $"has the content_type '{type}'; expected str, or none")
            : Read(input.Data, (int)input.Shape[0], hasBlanks);
    }

    private (IReadOnlyList<string>? Elements, string? Problem) Read(JsonElement? data, int count, bool hasBlanks)
    {
        if (data is not { ValueKind: JsonValueKind.Array } array || array.GetArrayLength() != count)
        {
            var found = data is { ValueKind: JsonValueKind.Array } other ? string.Create(CultureInfo.InvariantCulture, $"{other.GetArrayLength()} elements") : "no list";
            return (null, string.Create(CultureInfo.InvariantCulture, $"has {found} as data; its shape says {count}"));
        }

        var elements = new List<string>(count);
        foreach (var (index, element) in array.EnumerateArray().Index())
        {
            var value = element is { ValueKind: JsonValueKind.Array } row && row.GetArrayLength() == 1 ? row[0] : element;
            var (text, problem) = Text(value, hasBlanks);
            if (text is null)
            {
                return (null, string.Create(CultureInfo.InvariantCulture, $"has an element {index} that {problem}"));
            }

            elements.Add(text);
        }

        return (elements, null);
    }

    private (string? Text, string? Problem) Text(JsonElement value, bool mayBeBlank)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return (null, $"is {value.ValueKind}; expected a string");
        }

        var text = value.GetString()!;
        return !mayBeBlank && string.IsNullOrWhiteSpace(text) ? (null, "is blank; expected text")
            : Encoding.UTF8.GetByteCount(text) is var bytes && bytes > maxBytes
                ? (null, string.Create(CultureInfo.InvariantCulture, $"has {bytes} bytes; allowed: {maxBytes}"))
                : (text, null);
    }

    /// <summary>How MLServer's clients say what the strings are.</summary>
    private static string? ContentType(JsonElement? parameters) =>
        parameters is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty("content_type", out var type) ? type.ToString() : null;
}
