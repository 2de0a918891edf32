using StanceML.Browser.Tests.Checks;

namespace StanceML.Browser.Tests;

/// <summary>What holds for every page in the reader's colors and at every width.</summary>
public sealed class EveryPageTests(Desk desk)
{
    [Theory]
    [MemberData(nameof(PageCases.Looks), MemberType = typeof(PageCases))]
    public async Task It_fits_its_window_and_neither_axe_nor_the_browser_complains(string page, ColorScheme colors, int width)
    {
        await using var tab = await desk.OpenAsync(Pages.Named(page), reader =>
        {
            reader.ColorScheme = colors;
            reader.ViewportSize = new() { Width = width, Height = width * 9 / 16 };
        });
        Findings.AssertNone([.. await Axe.ViolationsAsync(tab.Page), .. await Layout.WideAsync(tab.Page), .. tab.Complaints]);
    }
}
