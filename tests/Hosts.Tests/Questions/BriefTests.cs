using System.Net;
using StanceML.Dashboard.Maps;
using StanceML.Dashboard.Questions;
using StanceML.Hosts.Tests.Serve;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Questions;

public sealed class BriefTests
{
    private static readonly StanceCounts None = new(0, 0, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Sentences_say_what_was_counted()
    {
        TrendPoint[] days = [new(new(2026, 1, 1), new(12, 4, 0), None), new(new(2026, 6, 1), new(5, 14, 1), new(2, 0, 0))];
        var words = BriefWords.Summary("Kosovo", days, new StanceTotals(17, 18, 1, 2), [Stands("AL", "support"), Stands("RS", "oppose"), Stands("RU", "oppose")]).ToList();
        Assert.Equal("From 1 Jan 2026 to 1 Jun 2026 the articles in this store hold 38 statements on Kosovo.", words[0]);
        Assert.Equal("17 support the claim, 18 oppose it, 1 is neutral, and 2 are undecided: 47\u00a0% of the decided ones support it (95 % interval 32\u00a0% to 63\u00a0%).", words[1]);
        Assert.StartsWith("Of 3 actors who were quoted at any time, 1 supports the claim now, 2 oppose it", words[2], StringComparison.Ordinal);
        Assert.Equal("In the 90 days to 1 Jun 2026 25\u00a0% of 20 decided statements supported the claim, after 75\u00a0% of 16 in the 90 days before.", words[3]);
    }

    [Fact]
    public void Few_statements_are_not_compared() =>
        Assert.Equal(2, BriefWords.Summary("Kosovo", [new(new(2026, 1, 1), None, new(1, 0, 0))], new(0, 0, 0, 1), []).Count());

    [Fact]
    public async Task A_brief_can_be_handed_over_with_its_date_its_method_and_its_limits()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        var page = WebUtility.HtmlDecode(await world.Client.GetStringAsync("/questions/kosovo/brief?from=2000-01-01", Token));
        foreach (var part in new[] { "Kosovo: who stands where", "As of ", "statements from 1 Jan 2000 on", "Summary", "class=\"chart map", "class=\"chart trend", "Who changed position", "and its limits", "Judged by " })
        {
            Assert.Contains(part, page, StringComparison.Ordinal);
        }

        Assert.Contains("Nothing to report", await world.Client.GetStringAsync("/questions/sikkim/brief", Token), StringComparison.Ordinal);
    }

    private static MapEntry Stands(string actor, string stance) => new(actor, actor, stance, new(2026, 1, 1), StanceTotals.None);
}
