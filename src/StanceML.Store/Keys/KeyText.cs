using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace StanceML.Store;

/// <summary>A key as its holder has it: <c>sml_</c>, its id (10), 256 random bits (43) and a checksum (6), all letters and digits.</summary>
/// <remarks>
/// The checksum tells a mistyped key from an unknown one before anything is looked up. Kept is the SHA-256 of the key: a slow
/// hash protects words that can be guessed, and nobody guesses 256 random bits.
/// </remarks>
public sealed record KeyText
{
    private const string Prefix = "sml_";

    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const int IdLength = 10;

    /// <summary>43 letters of 62 are 256.03 bits.</summary>
    private const int SecretLength = 43;

    private const int ChecksumLength = 6;

    private static readonly SearchValues<char> AnyLetter = SearchValues.Create(Letters);

    private KeyText(string text)
    {
        Text = text;
    }

    /// <summary>The whole key: shown once, never kept, never logged.</summary>
    public string Text { get; }

    public string Id => Text.Substring(Prefix.Length, IdLength);

    public static KeyText Make()
    {
        var text = Prefix + RandomNumberGenerator.GetString(Letters, IdLength + SecretLength);
        return new KeyText(text + Checksum(text));
    }

    /// <returns>Null when it cannot be a key: mistyped, cut short, or something else.</returns>
    public static KeyText? Read(string text) =>
        text.Length == Prefix.Length + IdLength + SecretLength + ChecksumLength
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && !text.AsSpan(Prefix.Length).ContainsAnyExcept(AnyLetter)
        && text.EndsWith(Checksum(text[..^ChecksumLength]), StringComparison.Ordinal)
            ? new KeyText(text)
            : null;

    /// <summary>Whether a key could bear this id.</summary>
    public static bool IsId(string id) => id.Length == IdLength && !id.AsSpan().ContainsAnyExcept(AnyLetter);

    public byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    /// <summary>So that a key in a log or a debugger is not one.</summary>
    public override string ToString() => $"{Prefix}{Id}…";

    private static string Checksum(string text)
    {
        var rest = BitConverter.ToUInt32(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
        return string.Create(ChecksumLength, rest, static (letters, rest) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = Letters[(int)(rest % (uint)Letters.Length)];
                rest /= (uint)Letters.Length;
            }
        });
    }
}
