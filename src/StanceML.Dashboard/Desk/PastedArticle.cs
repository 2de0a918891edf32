using System.Globalization;

namespace StanceML.Dashboard.Desk;

/// <summary>An article as the form sends it. What was left empty is null.</summary>
public sealed record PastedArticle
{
    /// <summary>The article's words.</summary>
    public string? Text { get; init; }

    /// <summary>Where it was published; without words and file it is fetched from there.</summary>
    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    /// <summary>ISO 8601, a day or a time.</summary>
    public string? Published { get; init; }

    /// <summary>The bytes of a file, in place of the words.</summary>
    public ReadOnlyMemory<byte>? File { get; init; }

    /// <summary>Whether the file is a web page; else it is plain text in UTF-8.</summary>
    public bool IsPage { get; init; }

    /// <summary>The day on which a sample says it was published, as a form holds it; null when it does not say.</summary>
    public static string? DayOf(Article sample) => sample.Published?.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The same without what a sample had filled in, unless that sample is what is sent.</summary>
    /// <returns>A sample's words give way to an address or a file; its title, outlet and day to the words of another article.</returns>
    public PastedArticle Without(Article sample)
    {
        var isItsText = Text?.Trim() == sample.Text.Trim();
        if (isItsText ? File is null && string.IsNullOrWhiteSpace(Url) : Title != sample.Title && Outlet != sample.Outlet)
        {
            return this;
        }

        return this with
        {
            Text = isItsText ? null : Text,
            Title = Title == sample.Title ? null : Title,
            Outlet = Outlet == sample.Outlet ? null : Outlet,
            Published = Published == DayOf(sample) ? null : Published,
        };
    }
}
