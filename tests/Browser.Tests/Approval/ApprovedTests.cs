namespace StanceML.Browser.Tests.Approval;

/// <summary>Pages stay as they were approved, loosely: fonts and models of other machines move lines, not headings.</summary>
public sealed class ApprovedTests(Desk desk)
{
    /// <summary>How many times higher or lower a page may be, with other fonts.</summary>
    private const double Tolerance = 1.35;

    [Theory]
    [MemberData(nameof(PageCases.Names), MemberType = typeof(PageCases))]
    public async Task A_page_has_the_outline_and_about_the_height_that_were_approved(string page)
    {
        await using var tab = await desk.OpenAsync(Pages.Named(page), reader => reader.ReducedMotion = ReducedMotion.Reduce);
        await tab.ReadyAsync();
        if (ApprovedFolder.IsRenewed)
        {
            await RenewAsync(tab.Page, page);
        }

        Assert.All(Pages.Widths, width => Assert.True(File.Exists(ApprovedFolder.PictureOf(page, width)), $"no picture of {page} at {width} px: see Approved/README.md"));
        var approved = PageLook.Parse(await File.ReadAllTextAsync(ApprovedFolder.LookOf(page), TestContext.Current.CancellationToken));
        var now = await PageLook.OfAsync(tab.Page, _ => Task.CompletedTask);
        Assert.Equal(string.Join('\n', approved.Outline), string.Join('\n', now.Outline));
        Assert.All(Pages.Widths, width => Assert.InRange(now.Heights[width], approved.Heights[width] / Tolerance, approved.Heights[width] * Tolerance));
    }

    [Fact]
    public void Nothing_approved_is_left_of_pages_that_are_gone()
    {
        if (ApprovedFolder.IsRenewed)
        {
            ApprovedFolder.Stale().ToList().ForEach(File.Delete);
        }

        Assert.Empty(ApprovedFolder.Stale());
    }

    /// <summary>The widest picture is taken in dark, so that both looks are there.</summary>
    private static async Task RenewAsync(IPage page, string name)
    {
        var look = await PageLook.OfAsync(page, async width =>
        {
            await page.EmulateMediaAsync(new() { ColorScheme = width == Pages.Widths[^1] ? ColorScheme.Dark : ColorScheme.Light });
            var height = await page.EvaluateAsync<int>("() => Math.max(document.body.offsetHeight, innerHeight)");
            await File.WriteAllBytesAsync(ApprovedFolder.PictureOf(name, width), await Picture.TakeAsync(page, width, height));
        });
        await page.SetViewportSizeAsync(1280, 800);
        await File.WriteAllTextAsync(ApprovedFolder.LookOf(name), look.ToString());
    }
}
