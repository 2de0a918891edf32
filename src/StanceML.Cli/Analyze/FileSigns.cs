using System.Globalization;

namespace StanceML.Cli;

/// <summary>Tells text from binary files that only a mistake would bring here.</summary>
internal static class FileSigns
{
    /// <summary>First bytes of the formats in which articles are most often saved, from their specifications.</summary>
    private static readonly (byte[] Start, string Kind)[] Signatures =
    [
        ([0xFF, 0xFE], "UTF-16 text"),
        ([0xFE, 0xFF], "UTF-16 text"),
        ("%PDF"u8.ToArray(), "a PDF"),
        ("PK\u0003\u0004"u8.ToArray(), "a ZIP archive or an Office document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        (@"{\rtf"u8.ToArray(), "a rich-text document"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ("GIF8"u8.ToArray(), "a GIF image"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
        ("SQLite format 3"u8.ToArray(), "an SQLite database"),
    ];

    /// <exception cref="InvalidInputException">The bytes are no UTF-8 text.</exception>
    public static void RefuseBinary(string name, ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, kind) in Signatures)
        {
            if (bytes.StartsWith(start))
            {
                throw new InvalidInputException(name, $"looks like {kind}; expected plain text in UTF-8");
            }
        }

        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
        {
            throw new InvalidInputException(
                name, string.Create(CultureInfo.InvariantCulture, $"found a NUL byte at offset {nul}, so it is a binary file; expected plain text in UTF-8"));
        }
    }
}
