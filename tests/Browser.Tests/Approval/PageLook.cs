using System.Globalization;
using System.Text.RegularExpressions;

namespace StanceML.Browser.Tests.Approval;

/// <summary>What a page looks like whatever the fonts: how high it is at each width, and its landmarks, headings and tables.</summary>
/// <param name="Heights">In CSS pixels, by width of the window.</param>
/// <param name="Outline">A line each, as a screen reader lists them.</param>
internal sealed partial record PageLook(IReadOnlyDictionary<int, int> Heights, IReadOnlyList<string> Outline)
{
    /// <summary>The page keeps the last of the widths.</summary>
    /// <param name="atWidth">Called while the page has that width.</param>
    public static async Task<PageLook> OfAsync(IPage page, Func<int, Task> atWidth)
    {
        var outline = (await page.Locator("body").AriaSnapshotAsync()).Split('\n').Select(line => Part().Match(line)).Where(match => match.Success);
        var heights = new Dictionary<int, int>();
        foreach (var width in Pages.Widths)
        {
            await page.SetViewportSizeAsync(width, width * 9 / 16);
            heights[width] = await page.EvaluateAsync<int>("() => document.body.offsetHeight");
            await atWidth(width);
        }

        return new PageLook(heights, [.. outline.Select(match => match.Groups["part"].Value)]);
    }

    public static PageLook Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var heights = lines.Select(line => Height().Match(line)).TakeWhile(match => match.Success).ToDictionary(Number("width"), Number("height"));
        return new PageLook(heights, lines[heights.Count..]);

        static Func<Match, int> Number(string group) => match => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    public override string ToString() =>
        string.Concat(Heights.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} wide, {pair.Value} high\n")).Concat(Outline.Select(line => line + "\n")));

    [GeneratedRegex("^ *- (?<part>(?:banner|navigation|main|contentinfo|complementary|search|form|region|heading|table)\\b.*?):?$")]
    private static partial Regex Part();

    [GeneratedRegex("^(?<width>[0-9]+) wide, (?<height>[0-9]+) high$")]
    private static partial Regex Height();
}
