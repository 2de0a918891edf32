using StanceML.Browser.Tests.Checks;

namespace StanceML.Browser.Tests.Shell;

public sealed class ThemeTests(Desk desk)
{
    [Theory]
    [InlineData(ColorScheme.Light, "Dark", "dark")]
    [InlineData(ColorScheme.Dark, "Light", "light")]
    public async Task A_chosen_theme_is_kept_from_page_to_page_and_comes_with_the_page(ColorScheme system, string button, string chosen)
    {
        await using var tab = await desk.OpenAsync(Pages.Named("paste"), reader => reader.ColorScheme = system);
        var before = await GroundAsync(tab.Page);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        var after = await GroundAsync(tab.Page);
        Assert.NotEqual(before, after);

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Search", Exact = true }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Search statements");
        Assert.Equal(after, await GroundAsync(tab.Page));
        await tab.Page.ReloadAsync();
        Assert.Equal(after, await GroundAsync(tab.Page));
        Assert.Contains($"data-theme=\"{chosen}\"", await (await tab.Page.Context.APIRequest.GetAsync("/statements")).TextAsync(), StringComparison.Ordinal);
        Findings.AssertNone([.. await Axe.ViolationsAsync(tab.Page), .. await Layout.OnPaperAsync(tab.Page), .. tab.Complaints]);
    }

    private static Task<string> GroundAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
