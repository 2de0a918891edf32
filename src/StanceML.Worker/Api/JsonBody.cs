using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace StanceML.Worker;

/// <summary>Reads a request that is one JSON value.</summary>
internal static class JsonBody
{
    /// <summary>What the API asks for is flat; deeper is no mistake but an attack.</summary>
    private const int MaxDepth = 16;

    /// <param name="needsType">False to take a body that does not say what it is.</param>
    /// <returns>The value, or why it is refused.</returns>
    /// <exception cref="BadHttpRequestException">The body is larger than the server allows (413).</exception>
    public static async Task<(T? Value, IResult? Refusal)> ReadAsync<T>(
        HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken, bool needsType = true)
        where T : class
    {
        var (json, refusal) = await ReadAsync(request, cancellationToken, needsType);
        if (json is null)
        {
            return (null, refusal);
        }

        try
        {
            return json.Deserialize(type) is { } value ? (value, null) : (null, Refused("body", "is null; expected an object"));
        }
        catch (JsonException e)
        {
            var field = e.Path?.TrimStart('$').TrimStart('.');
            var known = string.Join(", ", type.Properties.Select(property => property.Name));
            return (null, Refused(string.IsNullOrEmpty(field) ? "body" : field, $"cannot be used; expected an object with the fields {known}"));
        }
    }

    /// <returns>JSON whose every name and text is whole characters, or why it is refused.</returns>
    /// <exception cref="BadHttpRequestException">The body is larger than the server allows (413).</exception>
    public static async Task<(JsonDocument? Json, IResult? Refusal)> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken, bool needsType = true)
    {
        if (!request.HasJsonContentType() && (needsType || request.ContentType is not null))
        {
            return (null, Problems.Of(StatusCodes.Status415UnsupportedMediaType, "Content-Type must be application/json, in UTF-8."));
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return Parse(body.ToArray());
    }

    private static (JsonDocument? Json, IResult? Refusal) Parse(byte[] body)
    {
        if (!Utf8.IsValid(body))
        {
            return (null, Refused("body", "is not UTF-8; expected JSON in UTF-8"));
        }

        try
        {
            var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            // Half of a surrogate pair can only be written as an escape, and throws wherever it is read later.
            return body.AsSpan().IndexOf("\\u"u8) < 0 || IsText(json.RootElement) ? (json, null) : (null, HalfCharacter());
        }
        catch (JsonException e)
        {
            return (null, Refused("body", string.Create(
                CultureInfo.InvariantCulture, $"is no JSON, is too deep or has a field twice (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})")));
        }
        catch (InvalidOperationException)
        {
            return (null, HalfCharacter());
        }
    }

    private static bool IsText(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().All(property => property.Name is not null && IsText(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().All(IsText),
        JsonValueKind.String => json.GetString() is not null,
        _ => true,
    };

    private static IResult HalfCharacter() => Refused("body", "holds half of a surrogate pair; expected whole characters");

    private static IResult Refused(string field, string problem) => Problems.Fields(new Dictionary<string, string> { [field] = problem });
}
