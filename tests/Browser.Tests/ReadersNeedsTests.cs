using StanceML.Browser.Tests.Checks;

namespace StanceML.Browser.Tests;

/// <summary>Every page for readers without a mouse, with large text, without motion, on paper.</summary>
public sealed class ReadersNeedsTests(Desk desk)
{
    [Theory]
    [MemberData(nameof(PageCases.Names), MemberType = typeof(PageCases))]
    public async Task The_Tab_key_reaches_everything_and_shows_where_it_is(string page)
    {
        await using var tab = await desk.OpenAsync(Pages.Named(page));
        Findings.AssertNone(await Keyboard.UnreachedAsync(tab.Page));
    }

    [Theory]
    [MemberData(nameof(PageCases.Names), MemberType = typeof(PageCases))]
    public async Task Text_of_twice_the_size_has_room(string page)
    {
        await using var tab = await desk.OpenAsync(Pages.Named(page));
        Findings.AssertNone(await Layout.AtDoubleTextAsync(tab.Page));
    }

    [Theory]
    [MemberData(nameof(PageCases.Names), MemberType = typeof(PageCases))]
    public async Task Nothing_moves_for_a_reader_who_asked_for_less_motion(string page)
    {
        await using var tab = await desk.OpenAsync(Pages.Named(page), reader => reader.ReducedMotion = ReducedMotion.Reduce);
        Findings.AssertNone(await Layout.MotionAsync(tab.Page));
    }

    [Theory]
    [MemberData(nameof(PageCases.Names), MemberType = typeof(PageCases))]
    public async Task Paper_shows_the_words_and_no_buttons_from_a_dark_screen_too(string page)
    {
        await using var tab = await desk.OpenAsync(Pages.Named(page), reader => reader.ColorScheme = ColorScheme.Dark);
        Findings.AssertNone(await Layout.OnPaperAsync(tab.Page));
    }
}
