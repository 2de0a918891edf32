using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StanceML.Store;

/// <summary>A statement's place in the list: newest article first, text order within it.</summary>
/// <param name="TimeMs">Milliseconds since 1970-01-01T00:00:00Z.</param>
public readonly record struct StatementKey(long TimeMs, long ArticleSequence, int Number)
{
    public static bool TryParse(string? word, [NotNullWhen(true)] out StatementKey? key)
    {
        key = null;
        if (word?.Split('_') is [var time, var article, var number]
            && long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var timeMs)
            && long.TryParse(article, NumberStyles.None, CultureInfo.InvariantCulture, out var articleSequence)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedNumber))
        {
            key = new StatementKey(timeMs, articleSequence, parsedNumber);
        }

        return key is not null;
    }

    /// <summary>For addresses: digits and underscores.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TimeMs}_{ArticleSequence}_{Number}");
}
