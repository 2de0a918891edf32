using System.Security.Cryptography;
using System.Text;

namespace StanceML.Training;

/// <summary>Names the group of rows that say the same: a post and those who passed it on.</summary>
internal static class TextGroup
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n'];

    /// <summary>Case, punctuation, addresses and who is addressed do not count; nor does the mark of a post passed on.</summary>
    public static string Of(string text)
    {
        var words = text.Split(Spaces, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word[0] != '@' && !word.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            .Select(PlainName.Of)
            .Where(word => word != "rt");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words)));
        return $"text-{Convert.ToHexStringLower(hash)[..12]}";
    }
}
