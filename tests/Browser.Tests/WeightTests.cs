namespace StanceML.Browser.Tests;

/// <summary>Issue 6: first paint within 1 s, at most 300 KB beyond the framework.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
[Collection("alone")]
public sealed class WeightTests(Desk desk)
{
    private const int Tries = 6;

    [Theory]
    [MemberData(nameof(PageCases.Names), MemberType = typeof(PageCases))]
    public async Task A_page_weighs_at_most_300_KB_and_shows_itself_within_a_second(string page)
    {
        // Others use the machine too: the fastest of some tries counts.
        var fastest = double.MaxValue;
        for (var tries = 0; fastest > 1_000 && tries < Tries; tries++)
        {
            await using var tab = await desk.OpenAsync(Pages.Named(page));
            Assert.InRange(await Speed.BytesAsync(tab.Page), 1, 300_000);
            fastest = Math.Min(fastest, await Speed.FirstPaintMsAsync(tab.Page));
        }

        Assert.InRange(fastest, 0, 1_000);
    }
}
