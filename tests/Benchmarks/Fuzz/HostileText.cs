using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace StanceML.Benchmarks;

/// <summary>Words, fields and bodies that software has stumbled over, mixed anew by a seed.</summary>
internal sealed class HostileText(Random chance)
{
    private static readonly string[] Words =
    [
        "", " ", "0", "-1", "1", "2147483648", "99999999999999999999999", "1e309", "NaN", "null", "true", "undefined", "[]", "{}",
        "../../../../etc/passwd", "..\\..\\windows\\win.ini", "%00", "\0", "%2e%2e%2f", "%", "%zz", "%c0%ae", "\r\nX-Injected: 1", "\n", "\t",
        "'", "\"", "' OR '1'='1", "'; DROP TABLE article; --", "\") OR 1=1 --", "% _ ^ * ( NEAR AND OR", "\"unclosed", "a* b* c*",
        "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://127.0.0.1/a}", "=cmd|' /C calc'!A0", "@SUM(1+1)", "+1", "-1+1",
        "http://169.254.169.254/latest/meta-data/", "http://127.0.0.1:1/", "http://[::1]/", "http://0x7f000001/", "http://localhost:5080/v1/keys",
        "file:///etc/passwd", "gopher://127.0.0.1:1/_", "javascript:alert(1)", "//elsewhere.example", "http://user:pass@elsewhere.example/",
        "\ud800", "\udfff\ud800", "\uFEFF", "\u202Eabc", "\u0000\u0001\u0002", "🙂🙂", "İıſK", "e\u0301\u0301\u0301\u0301", "ＡＢＣ", "٣",
        "kosovo", "RU", "support", "stance", "sentiment", "2008-02-18", "2008-02-18T14:30:00Z", "0001-01-01", "9999-12-31T23:59:59.9999999Z", "2026-13-45",
        "9223372036854775807.9223372036854775807.2147483647", "-9223372036854775808.0.0", "stance/2026.11.1", "current", "MQ==",
        "*/*", "text/html", "application/json", "application/x-ndjson", "text/csv", "application/vnd.apache.parquet", "bytes=0-1,5-,-1", "W/\"x\"",
    ];

    private static readonly string[] Names =
    [
        "text", "title", "outlet", "url", "published", "language", "id", "name", "role", "expires", "target", "targetSpan", "context", "inputs", "shape",
        "datatype", "data", "parameters", "outputs", "version", "by", "why", "override", "to", "key", "limit", "after", "from", "question", "actor",
        "stance", "q", "format", "articles", "statement", "reason", "decision", "secret", "events", "feed", "failed", "copies", "sample", "before", "kind", "reviewer", "constructor", "__proto__", "", "$ref", "a.b", "[0]",
    ];

    /// <summary>A word, or several, or very many of one.</summary>
    public string Word() => chance.Next(12) switch
    {
        0 => Word() + Word(),
        1 => string.Concat(Enumerable.Repeat(Pick(Words), chance.Next(1, 400))),
        2 => new string((char)chance.Next(1, 0x3000), chance.Next(1, 3_000)),
        3 => string.Create(CultureInfo.InvariantCulture, $"{chance.NextInt64(long.MinValue, long.MaxValue)}"),
        _ => Pick(Words),
    };

    public string Name() => chance.Next(20) == 0 ? Word() : Pick(Names);

    public T Pick<T>(IReadOnlyList<T> from) => from[chance.Next(from.Count)];

    public bool Sometimes(int oneIn) => chance.Next(oneIn) == 0;

    /// <summary>Something like JSON.</summary>
    public string Json(int depth = 0) => (depth > 3 ? chance.Next(4) : chance.Next(11)) switch
    {
        0 => Quote(Word()),
        1 => Pick(["0", "-0", "1e400", "1.7976931348623157e308", "123456789012345678901234567890", "-1", "0.1", "01", "+1", ".5", "0x10"]),
        2 => Pick(["null", "true", "false", "nul", "NaN", "Infinity", "undefined"]),
        3 => Quote("“We recognise Kosovo as an independent state,” the foreign minister of Veldmark said."),
        4 => "[" + string.Join(',', Enumerable.Range(0, chance.Next(5)).Select(_ => Json(depth + 1))) + (Sometimes(10) ? ",]" : "]"),
        5 when depth == 0 => new string('[', chance.Next(1, 20_000)),
        6 when depth == 0 => string.Concat(Enumerable.Repeat("{\"text\":", chance.Next(1, 5_000))),
        _ => "{" + string.Join(',', Enumerable.Range(0, chance.Next(6)).Select(_ => $"{Quote(Name())}:{Json(depth + 1)}")) + "}",
    };

    /// <summary>A request's body: JSON, lines of it, a web page, bytes, compressed or not what it says.</summary>
    public byte[] Body()
    {
        var body = chance.Next(9) switch
        {
            0 => [],
            1 => Bytes(chance.Next(1, 4_000)),
            2 => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, chance.Next(1, 40)).Select(_ => Json()))),
            3 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Pick(["<div>", "<p>He said “no”.", "<a href=x ", "<!--", "&#x110000;", "<svg><script>"]), chance.Next(1, 5_000)))),
            4 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, chance.Next(1, 60)).Select(_ => $"“{Word()},” said {Word()}. "))),
            5 => Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, chance.Next(1, 12)).Select(_ => $"{Name()}={Uri.EscapeDataString(Whole(Word()))}"))),
            _ => Encoding.UTF8.GetBytes(Json()),
        };
        if (Sometimes(12) && body.Length > 0)
        {
            body[chance.Next(body.Length)] = (byte)chance.Next(256);
        }

        return Sometimes(15) ? Zip(Sometimes(3) ? new byte[20_000_000] : body) : Sometimes(10) ? body[..chance.Next(body.Length + 1)] : body;
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        chance.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Without halves of characters, which no encoder takes.</summary>
    public static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private string Quote(string text) => Sometimes(6)
        ? $"\"{text}\""
        : "\"" + string.Concat(text.Select(letter => letter is '"' or '\\' or < ' ' || char.IsSurrogate(letter) ? $"\\u{(int)letter:x4}" : $"{letter}")) + "\"";

    private static byte[] Zip(byte[] body)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(body);
        }

        return zipped.ToArray();
    }
}
