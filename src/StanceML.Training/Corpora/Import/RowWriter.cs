using System.Text.Encodings.Web;
using System.Text.Json;

namespace StanceML.Training;

/// <summary>Writes labelled rows as JSON lines, as <see cref="CorpusReader"/> reads them; what is unknown is left out.</summary>
public static class RowWriter
{
    /// <summary>Letters of every script stay letters.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="stream">The caller closes it.</param>
    public static void Write(Stream stream, IEnumerable<LabelledRow> rows)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        foreach (var row in rows)
        {
            Write(json, row);
            json.Flush();
            stream.WriteByte((byte)'\n');
            json.Reset();
        }
    }

    private static void Write(Utf8JsonWriter json, LabelledRow row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteString("text", row.Text);
        WriteKnown(json, "target", row.Target);
        if (row.TargetSpan is { } span)
        {
            json.WriteStartArray("targetSpan");
            json.WriteNumberValue(span.Start);
            json.WriteNumberValue(span.End);
            json.WriteEndArray();
        }

        WriteKnown(json, "actor", row.Actor);
        WriteKnown(json, "stance", row.Stance);
        WriteKnown(json, "sentiment", row.Sentiment);
        json.WriteString("group", row.Group);
        WriteKnown(json, "source", row.Source);
        WriteKnown(json, "split", row.Split);
        WriteKnown(json, "register", row.Register);
        WriteKnown(json, "pair", row.Pair);
        WriteKnown(json, "note", row.Note);
        if (row.IsZeroShot)
        {
            json.WriteBoolean("zeroShot", true);
        }

        json.WriteEndObject();
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
