using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StanceML.Benchmarks;

/// <summary>Makes whole requests, as bytes, so that nothing on this side mends them.</summary>
/// <param name="endpoints">Method and pattern of each: <c>GET /v1/articles/{id}</c>.</param>
/// <param name="keys">Keys of each role; most requests bear one, so that they get past the door.</param>
internal sealed partial class HostileRequests(Random chance, IReadOnlyList<(string Method, string Pattern)> endpoints, IReadOnlyList<string> keys)
{
    private static readonly string[] Fields =
    [
        "Accept", "Accept-Encoding", "Accept-Language", "Content-Encoding", "Expect", "If-None-Match", "If-Modified-Since", "Range", "Last-Event-ID",
        "Idempotency-Key", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "Origin", "Referer", "Sec-Fetch-Site", "Cookie",
        "Transfer-Encoding", "Upgrade", "traceparent", "tracestate", "baggage", "X-HTTP-Method-Override", "TE", "Trailer", "Connection", "Date", "X-Api-Key",
    ];

    private static readonly string[] Types =
    [
        "application/json", "application/json", "application/json; charset=utf-8", "application/x-ndjson", "text/plain", "text/html", "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/octet-stream", "text/plain; charset=\"", ";;;", "",
    ];

    private readonly HostileText _text = new(chance);

    /// <summary>One request, and where it was meant to go.</summary>
    public (byte[] Bytes, string Endpoint) Next()
    {
        var (method, pattern) = _text.Pick(endpoints);
        if (_text.Sometimes(60))
        {
            return (_text.Bytes(chance.Next(1, 400)), "noise");
        }

        var verb = _text.Sometimes(15) ? _text.Pick(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "get", "G\0T", "BREW"]) : method;
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{verb} {Target(pattern)} HTTP/{(_text.Sometimes(50) ? _text.Pick(["1.0", "2.0", "9.9", ""]) : "1.1")}\r\n");
        if (!_text.Sometimes(60))
        {
            head.Append(CultureInfo.InvariantCulture, $"Host: {(_text.Sometimes(30) ? Line(_text.Word()) : "127.0.0.1")}\r\n");
        }

        Authorize(head);
        while (_text.Sometimes(2))
        {
            head.Append(CultureInfo.InvariantCulture, $"{(_text.Sometimes(20) ? Line(_text.Word()) : _text.Pick(Fields))}: {Line(_text.Word())}\r\n");
        }

        var body = verb is "GET" or "HEAD" && !_text.Sometimes(20) ? [] : _text.Body();
        return (With(head, body), $"{method} {pattern}");
    }

    private void Authorize(StringBuilder head)
    {
        if (!_text.Sometimes(6))
        {
            head.Append(CultureInfo.InvariantCulture, $"Authorization: Bearer {_text.Pick(keys)}\r\n");
        }
        else if (_text.Sometimes(2))
        {
            head.Append(CultureInfo.InvariantCulture, $"{_text.Pick(["Authorization", "X-Api-Key", "Cookie"])}: {_text.Pick(["Bearer ", "stanceml=", "", "Basic "])}{Line(_text.Word())}\r\n");
        }
    }

    /// <summary>The path with its parameters filled in, and fields asked for.</summary>
    private string Target(string pattern)
    {
        var path = Parameter().Replace(pattern, _ => _text.Sometimes(8) ? Line(_text.Word()) : Uri.EscapeDataString(HostileText.Whole(_text.Word())));
        StringBuilder target = new(_text.Sometimes(40) ? path + Line(_text.Word()) : path);
        for (var separator = '?'; _text.Sometimes(2); separator = '&')
        {
            var value = _text.Sometimes(8) ? Line(_text.Word()) : Uri.EscapeDataString(HostileText.Whole(_text.Word()));
            target.Append(CultureInfo.InvariantCulture, $"{separator}{Uri.EscapeDataString(HostileText.Whole(_text.Name()))}={value}");
        }

        return target.Length > 0 ? target.ToString() : "/";
    }

    private byte[] With(StringBuilder head, byte[] body)
    {
        if (body.Length > 0)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {_text.Pick(Types)}\r\n");
        }

        var isChunked = body.Length > 0 && _text.Sometimes(8);
        head.Append(isChunked
            ? "Transfer-Encoding: chunked\r\n"
            : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {(_text.Sometimes(60) ? Line(_text.Word()) : body.Length)}\r\n"));
        head.Append("\r\n");
        byte[] sent = isChunked
            ? [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(_text.Sometimes(6) ? chance.Next() : body.Length):x}\r\n")), .. body, .. "\r\n0\r\n\r\n"u8]
            : body;
        return [.. Encoding.UTF8.GetBytes(head.ToString()), .. sent];
    }

    /// <summary>Mostly on one line, or few requests would have a second one.</summary>
    private string Line(string word) => _text.Sometimes(30) ? word : word.Replace('\r', ' ').Replace('\n', ' ');

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
