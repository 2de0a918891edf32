using System.Text.RegularExpressions;

namespace StanceML.Worker;

/// <summary>Tells an article's text from a web page, whose tags and menus would be taken for what people said.</summary>
public static partial class WebPageSigns
{
    /// <summary>What to say of such a text.</summary>
    public const string Problem = "looks like HTML; give the article's text";

    /// <summary>Fewer tags than this occur in articles about web pages.</summary>
    private const int ManyTags = 8;

    /// <summary>Where a page says what it is.</summary>
    private const int HeadChars = 4096;

    /// <returns>True for a page, and for a piece of one: it begins with a tag or has many.</returns>
    public static bool AreIn(string text) =>
        PageStart().IsMatch(text[..Math.Min(text.Length, HeadChars)]) || Tag().Count(text) >= ManyTags;

    [GeneratedRegex(@"<!doctype\s+html|<html[\s>]|<\?xml\s|\A\s*<(?:p|div|span|article|section|main|body|head|table|ul|ol|h[1-6])(?:\s[^<>]{0,500})?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageStart();

    [GeneratedRegex(@"</?(?:p|div|span|a|br|ul|ol|li|h[1-6]|table|tr|td|img|script|style|section|article|em|strong|blockquote)(?:\s[^<>]{0,500})?/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
