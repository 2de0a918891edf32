using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StanceML.Store;

/// <summary>A failed article's place in the list.</summary>
/// <param name="FinishedMs">Milliseconds since 1970-01-01T00:00:00Z.</param>
public sealed record FailedArticleKey(long FinishedMs, long ArticleSequence)
{
    public static bool TryParse(string? word, [NotNullWhen(true)] out FailedArticleKey? key)
    {
        key = word?.Split('_') is [var finished, var sequence]
            && long.TryParse(finished, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var finishedMs)
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var articleSequence)
            ? new FailedArticleKey(finishedMs, articleSequence)
            : null;
        return key is not null;
    }

    /// <summary>For addresses: digits and an underscore.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FinishedMs}_{ArticleSequence}");
}
