using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>An article as the queue carries it: JSON, its fields those of <c>POST /v1/articles</c>.</summary>
/// <remarks>Fields that are not known are passed over: while a fleet is upgraded, old and new workers read one queue.</remarks>
internal sealed partial record ArticleMessage
{
    private static readonly MessageJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Letters of every script stay letters: an article of six bytes a letter would not fit.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public required string Text { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public string? Url { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Language { get; init; }

    /// <param name="article">Its text is written as the store would keep it, so that it is analyzed as it would be from there.</param>
    public static byte[] Write(Article article) => JsonSerializer.SerializeToUtf8Bytes(
        new ArticleMessage
        {
            Text = StorableText.Of(article.Text)!,
            Title = article.Title,
            Outlet = article.Outlet,
            Url = article.Url,
            Published = article.Published,
            Language = article.Language,
        },
        Json.ArticleMessage);

    /// <returns>Null when it is no such message.</returns>
    public static Article? Read(byte[]? message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, Json.ArticleMessage) is { Text: { Length: > 0 } text } read
                ? new Article(ContentHash.Of(text), text)
                {
                    Title = read.Title,
                    Outlet = read.Outlet,
                    Url = read.Url,
                    Published = read.Published,
                    Language = read.Language,
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [JsonSerializable(typeof(ArticleMessage))]
    private sealed partial class MessageJson : JsonSerializerContext;
}
