namespace StanceML.Browser.Tests.Shell;

/// <summary>The article of the sample appeared on 17 February 2026 at 14:20 UTC.</summary>
public sealed class TimeTests(Desk desk)
{
    [Theory]
    [InlineData("Pacific/Kiritimati", "en-GB", "18 Feb 2026, 04:20")]
    [InlineData("America/New_York", "en-US", "Feb 17, 2026, 9:20 AM")]
    [InlineData("Europe/Berlin", "de-DE", "17.02.2026, 15:20")]
    public async Task A_time_is_told_in_the_readers_zone_and_manner(string zone, string locale, string told)
    {
        await using var tab = await desk.OpenAsync(Pages.Named("article"), reader => (reader.TimezoneId, reader.Locale) = (zone, locale));
        // Between the minute and AM stands a narrow space.
        await Assertions.Expect(tab.Page.Locator("h1 + .source time")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(told.Replace(" ", "\\s", StringComparison.Ordinal)));
        await Assertions.Expect(tab.Page.Locator("h1 + .source time")).ToHaveAttributeAsync("datetime", "2026-02-17T14:20:00Z");
    }

    [Fact]
    public async Task Without_scripts_a_time_is_told_in_UTC_and_says_so()
    {
        await using var tab = await desk.OpenAsync(Pages.Named("article"), reader => (reader.TimezoneId, reader.JavaScriptEnabled) = ("Pacific/Kiritimati", false));
        await Assertions.Expect(tab.Page.Locator("h1 + .source time")).ToHaveTextAsync("17 Feb 2026, 14:20 UTC");
    }
}
