using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace StanceML.Training;

/// <summary>
/// Annotated articles as JSON lines in the PolNeAR layout: <c>id</c>, <c>text</c> and <c>attributions</c>, each of them span lists
/// <c>source</c>, <c>cue</c>, <c>content</c>, half-open UTF-16; where known, <c>group</c>, <c>style</c>, <c>outlet</c>, and
/// <c>speaker</c> and <c>actor</c> of an attribution.
/// </summary>
public static class GoldRows
{
    /// <summary>A longer line is refused: no article with its spans is as long.</summary>
    public const int MaxLineBytes = 16 << 20;

    /// <summary>Rows nest five deep; ids of others' may hold a little more.</summary>
    private const int MaxDepth = 16;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="file">Names the stream in messages.</param>
    /// <param name="report">Told each problem before the row after it is read.</param>
    public static IEnumerable<GoldArticle> Read(Stream stream, string file, Action<RowProblem> report)
    {
        var lines = new JsonLineReader(stream, MaxLineBytes);
        while (lines.TryRead(out var line))
        {
            if (ReadRow(line, new RowPlace(file, line.Number), report) is { } article)
            {
                yield return article;
            }
        }
    }

    public static void Write(Stream stream, IEnumerable<GoldArticle> articles)
    {
        using var json = new Utf8JsonWriter(stream, Readable);
        foreach (var article in articles)
        {
            GoldRowWriter.Write(json, article);
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    private static GoldArticle? ReadRow(JsonLine line, RowPlace place, Action<RowProblem> report)
    {
        if (line.Length > MaxLineBytes)
        {
            report(new RowProblem(place, null, string.Create(CultureInfo.InvariantCulture, $"the line has {line.Length} bytes; expected at most {MaxLineBytes}"), IsError: true));
            return null;
        }

        if (!Utf8.IsValid(line.Bytes.Span))
        {
            report(new RowProblem(place, null, "is not UTF-8; expected JSON in UTF-8", IsError: true));
            return null;
        }

        if (line.Bytes.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line.Bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return new GoldRowFields(place, report).Read(json.RootElement);
        }
        catch (JsonException e)
        {
            report(new RowProblem(place, null, $"is no JSON object (at byte {e.BytePositionInLine}); expected one article", IsError: true));
            return null;
        }
    }
}
