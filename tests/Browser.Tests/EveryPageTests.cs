using StanceML.Browser.Tests.Checks;

namespace StanceML.Browser.Tests;

/// <summary>What holds for every page, in light and dark and at every width.</summary>
public sealed class EveryPageTests(Desk desk)
{
    [Theory]
    [MemberData(nameof(PageCases.Names), MemberType = typeof(PageCases))]
    public async Task It_fits_every_window_and_neither_axe_nor_the_browser_complains(string page)
    {
        await using var tab = await desk.OpenAsync(Pages.Named(page));
        await tab.ReadyAsync();
        List<string> findings = [];
        foreach (var width in Pages.Widths)
        {
            await tab.Page.SetViewportSizeAsync(width, width * 9 / 16);
            findings.AddRange(await Layout.WideAsync(tab.Page));
            // What axe sees is laid out on the widest screen as on a desk.
            foreach (var colors in width == Pages.Widths[^1] ? [] : new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await tab.Page.EmulateMediaAsync(new() { ColorScheme = colors });
                findings.AddRange((await Axe.ViolationsAsync(tab.Page)).Select(violation => $"{colors}, {width} px: {violation}"));
            }
        }

        Findings.AssertNone([.. findings, .. tab.Complaints]);
    }

    [Theory]
    [MemberData(nameof(PageCases.Names), MemberType = typeof(PageCases))]
    public async Task The_Tab_key_reaches_everything_and_shows_where_it_is(string page)
    {
        await using var tab = await desk.OpenAsync(Pages.Named(page));
        await tab.ReadyAsync();
        Findings.AssertNone(await Keyboard.UnreachedAsync(tab.Page));
    }

    [Theory]
    [MemberData(nameof(PageCases.Names), MemberType = typeof(PageCases))]
    public async Task It_serves_readers_of_little_motion_of_paper_and_of_large_text(string page)
    {
        await using var tab = await desk.OpenAsync(Pages.Named(page), reader =>
        {
            reader.ReducedMotion = ReducedMotion.Reduce;
            reader.ColorScheme = ColorScheme.Dark;
        });
        await tab.ReadyAsync();
        Findings.AssertNone([.. await Layout.MotionAsync(tab.Page), .. await Layout.OnPaperAsync(tab.Page), .. await Layout.AtDoubleTextAsync(tab.Page)]);
        await tab.Page.SetViewportSizeAsync(Pages.Widths[0], 740);
        Findings.AssertNone(await Layout.WideAsync(tab.Page));
    }
}
