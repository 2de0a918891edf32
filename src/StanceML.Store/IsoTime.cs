using System.Globalization;

namespace StanceML.Store;

/// <summary>Reads a time as ISO 8601 spells it; one without a zone is UTC, so the answer does not depend on the machine.</summary>
public static class IsoTime
{
    public const string Example = "2008-02-18T14:30:00Z";

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static bool TryParse(string? word, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        word, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
