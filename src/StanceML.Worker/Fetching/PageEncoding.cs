using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Text;

namespace StanceML.Worker;

/// <summary>Reads the bytes of a page or a text file as characters: by byte-order mark, header, the page's own word, or what they can be.</summary>
internal static partial class PageEncoding
{
    /// <summary>Where HTML wants its charset to stand.</summary>
    private const int HeadBytes = 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What the page's words are named after are the code pages of old; .NET knows them once they are asked for.</summary>
    static PageEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="charset">Of the header, which outranks the page's own; null when it names none.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? charset)
    {
        if (Marked(body) is { } marked)
        {
            return marked.Encoding.GetString(body[marked.Bytes..]);
        }

        var named = charset ?? Declared(body);
        if (named is not null && TextEncoding.IsSupported(named))
        {
            return TextEncoding.Resolve(named).GetString(body);
        }

        try
        {
            return Strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            // What browsers take for a western page that says nothing.
            return TextEncoding.Resolve("windows-1252").GetString(body);
        }
    }

    private static (Encoding Encoding, int Bytes)? Marked(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? (Encoding.UTF8, 3)
        : body.StartsWith([(byte)0xFF, (byte)0xFE]) ? (Encoding.Unicode, 2)
        : body.StartsWith([(byte)0xFE, (byte)0xFF]) ? (Encoding.BigEndianUnicode, 2)
        : null;

    private static string? Declared(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, HeadBytes)]);
        return Charset().Match(head) is { Success: true } found ? found.Groups[1].Value : null;
    }

    [GeneratedRegex(@"<meta\s[^>]{0,300}?charset\s*=\s*[""']?\s*([A-Za-z0-9_:.-]{1,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
