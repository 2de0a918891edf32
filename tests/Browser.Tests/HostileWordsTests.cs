using StanceML.Browser.Tests.Checks;

namespace StanceML.Browser.Tests;

public sealed class HostileWordsTests(Desk desk)
{
    /// <summary>Where a turned direction ends at the words themselves, so that what stands beside them stays readable.</summary>
    private const string Loose = """
        () => {
          const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), loose = [];
          while (words.nextNode())
            if (words.currentNode.data.includes('\u202E') && !words.currentNode.parentElement.closest('bdi, blockquote, q, pre, textarea, option, [dir=auto], .text'))
              loose.push(`a turned direction is not kept in: ${words.currentNode.parentElement.outerHTML.slice(0, 120)}`);
          return loose;
        }
        """;

    [Theory]
    [MemberData(nameof(PageCases.Quoting), MemberType = typeof(PageCases))]
    public async Task Hostile_words_are_words_on_every_page_that_quotes(string page)
    {
        var hostile = await desk.HostileAsync;
        await using var tab = await desk.OpenAsync(hostile.World, Pages.Named(page).Address(hostile.Subject), reader => reader.ViewportSize = new() { Width = 360, Height = 740 });
        Assert.Contains(HostileWords.Tag, await tab.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.Equal(0, await tab.Page.Locator("img[src=x], svg[onload], [onmouseover], main script").CountAsync());
        Findings.AssertNone([.. await tab.Page.EvaluateAsync<string[]>(Loose), .. await Layout.WideAsync(tab.Page), .. tab.Complaints]);
    }
}
