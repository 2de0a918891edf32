using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StanceML.Store;

/// <summary>A change's place in the list.</summary>
public sealed record PositionChangeKey(DateOnly Day, string Question, string Actor)
{
    public static bool TryParse(string? word, [NotNullWhen(true)] out PositionChangeKey? key)
    {
        key = word?.Split('~') is [var date, { Length: > 0 } question, { Length: > 0 } actor]
            && DateOnly.TryParseExact(date, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new PositionChangeKey(day, question, actor)
            : null;
        return key is not null;
    }

    /// <summary>For addresses, which have to escape it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:O}~{Question}~{Actor}");
}
