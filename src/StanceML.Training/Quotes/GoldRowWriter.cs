using System.Text.Json;

namespace StanceML.Training;

/// <summary>Writes one annotated article as JSON; what is unknown is left out.</summary>
internal static class GoldRowWriter
{
    public static void Write(Utf8JsonWriter json, GoldArticle article)
    {
        json.WriteStartObject();
        json.WriteString("id", article.Article.Id);
        WriteKnown(json, "group", article.Group == article.Article.Id ? null : article.Group);
        WriteKnown(json, "style", article.Style);
        WriteKnown(json, "outlet", article.Article.Outlet);
        json.WriteString("text", article.Article.Text);
        json.WriteStartArray("attributions");
        foreach (var attribution in article.Attributions)
        {
            json.WriteStartObject();
            WriteSpans(json, "source", attribution.Source);
            WriteSpans(json, "cue", attribution.Cue);
            WriteSpans(json, "content", attribution.Content);
            WriteKnown(json, "speaker", attribution.Speaker);
            WriteKnown(json, "actor", attribution.Actor?.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteSpans(Utf8JsonWriter json, string name, IReadOnlyList<TextSpan> spans)
    {
        json.WriteStartArray(name);
        foreach (var span in spans)
        {
            json.WriteStartArray();
            json.WriteNumberValue(span.Start);
            json.WriteNumberValue(span.End);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
