using StanceML.Browser.Tests.Checks;

namespace StanceML.Browser.Tests.Shell;

/// <summary>Filters are the address: they survive loading again, going back, and sharing.</summary>
public sealed class FilterTests(Desk desk)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Filters_survive_reload_and_sharing_with_scripts_and_without(bool scripts)
    {
        await using var tab = await desk.OpenAsync(Pages.Named("statements"), reader => reader.JavaScriptEnabled = scripts);
        await ChooseAsync(tab.Page);
        await tab.Page.WaitForURLAsync("**/statements?*stance=oppose*");
        var found = await CardsAsync(tab.Page);
        Assert.NotEmpty(found);
        await AssertChosenAsync(tab.Page);

        await tab.Page.ReloadAsync();
        await AssertChosenAsync(tab.Page);
        Assert.Equal(found, await CardsAsync(tab.Page));

        await using var other = await desk.OpenAsync((await desk.SamplesAsync).World, new Uri(tab.Page.Url).PathAndQuery, reader => reader.JavaScriptEnabled = scripts);
        await AssertChosenAsync(other.Page);
        Assert.Equal(found, await CardsAsync(other.Page));
        Findings.AssertNone([.. tab.Complaints, .. other.Complaints]);
    }

    [Fact]
    public async Task Back_leads_to_the_filters_before()
    {
        await using var tab = await desk.OpenAsync(Pages.Named("statements"));
        var all = await CardsAsync(tab.Page);
        await ChooseAsync(tab.Page);
        await tab.Page.WaitForURLAsync("**/statements?*stance=oppose*");
        await tab.Page.GoBackAsync();
        await Assertions.Expect(tab.Page.Locator(".card")).ToHaveCountAsync(all.Count);
        Assert.Equal(all, await CardsAsync(tab.Page));
    }

    private static async Task ChooseAsync(IPage page)
    {
        await page.GetByLabel("Question").SelectOptionAsync("kosovo");
        await page.GetByLabel("Stance").SelectOptionAsync("oppose");
        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
    }

    private static async Task AssertChosenAsync(IPage page)
    {
        await Assertions.Expect(page.GetByLabel("Question")).ToHaveValueAsync("kosovo");
        await Assertions.Expect(page.GetByLabel("Stance")).ToHaveValueAsync("oppose");
    }

    private static Task<IReadOnlyList<string>> CardsAsync(IPage page) => page.Locator(".card blockquote").AllInnerTextsAsync();
}
