using System.Security.Cryptography;
using System.Text;

namespace StanceML.Store;

/// <summary>Names an article by its words, so that the same text is the same article however often it arrives.</summary>
public static class ContentHash
{
    /// <returns>SHA-256 of the text as the store keeps it, in UTF-8: 64 lower-case hexadecimal digits.</returns>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StorableText.Of(text)!)));

    /// <returns>Whether it looks like one.</returns>
    public static bool IsOne(string id) => id.Length == 64 && id.All(char.IsAsciiHexDigitLower);
}
