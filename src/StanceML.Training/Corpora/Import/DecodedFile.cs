using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace StanceML.Training;

/// <summary>Reads a file of strangers as UTF-8, whatever it was written in.</summary>
internal static class DecodedFile
{
    /// <summary>A larger file is refused: it is held in memory whole.</summary>
    public const long MaxBytes = 200L << 20;

    private const int WesternEuropean = 1252;

    /// <param name="report">Told when the file is too large, or was not written in UTF-8.</param>
    /// <returns>UTF-8 without a byte-order mark; null when the file is refused.</returns>
    public static byte[]? Read(string file, Action<RowProblem> report)
    {
        var place = new RowPlace(file, 1);
        if (new FileInfo(file).Length is var length && length > MaxBytes)
        {
            report(new RowProblem(place, null, string.Create(CultureInfo.InvariantCulture, $"has {length} bytes; expected at most {MaxBytes}"), IsError: true));
            return null;
        }

        var bytes = File.ReadAllBytes(file);
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        // Spreadsheets write the first as "Unicode text".
        foreach (var utf16 in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (bytes.AsSpan().StartsWith(utf16.Preamble))
            {
                return Encoding.Convert(utf16, Encoding.UTF8, bytes[utf16.Preamble.Length..]);
            }
        }

        if (Utf8.IsValid(bytes))
        {
            return bytes;
        }

        report(new RowProblem(place, null, "is not UTF-8; read as Windows-1252, look whether quotation marks and accents came out right", IsError: false));
        return Encoding.Convert(CodePagesEncodingProvider.Instance.GetEncoding(WesternEuropean)!, Encoding.UTF8, bytes);
    }
}
