using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Serve;

public sealed class PositionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Positions_show_the_statements_behind_them_and_where_all_of_them_are()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        var page = await RefreshedAsync(world, "/v1/positions?limit=200");
        Assert.True(page.GetProperty("positions").GetArrayLength() > 10);
        foreach (var position in page.GetProperty("positions").EnumerateArray())
        {
            var (question, actor) = (position.GetProperty("question").GetString(), position.GetProperty("actor").GetString());
            var counts = position.GetProperty("counts");
            var latest = position.GetProperty("latest").EnumerateArray().ToList();
            Assert.InRange(latest.Count, 1, 3);
            Assert.All(latest, statement => Assert.Equal(actor, statement.GetProperty("speaker").GetProperty("actor").GetString()));
            Assert.All(latest, statement => Assert.Contains(statement.GetProperty("targets").EnumerateArray(), target => target.GetProperty("id").GetString() == question));
            var listed = (await world.GetJsonAsync(position.GetProperty("statements").GetString()! + "&limit=500")).GetProperty("statements");
            Assert.Equal(listed.GetArrayLength(), counts.EnumerateObject().Sum(count => count.Value.GetInt32()));
        }

        List<string> paged = [];
        string? after = null;
        do
        {
            var piece = await world.GetJsonAsync($"/v1/positions?limit=1&after={after}");
            paged.AddRange(piece.GetProperty("positions").EnumerateArray().Select(position => position.GetRawText()));
            after = piece.GetProperty("next").GetString() is { } next ? Uri.EscapeDataString(next) : null;
        }
        while (after is not null);
        Assert.Equal(page.GetProperty("positions").EnumerateArray().Select(position => position.GetRawText()), paged);
    }

    [Fact]
    public async Task A_change_shows_before_and_after_side_by_side()
    {
        await using var world = await WorkerWorld.StartAsync();
        foreach (var (day, words) in new[] { (1, "\"We recognise the independence of Kosovo,\""), (20, "\"We will never recognise Kosovo and withdraw our recognition,\"") })
        {
            for (var n = 0; n < 6; n++)
            {
                await world.AcceptAndFinishAsync(new { text = $"Serbia's Foreign Ministry spoke again in round {n} of day {day}. {words} Serbia's Foreign Minister Ivan Petrov said.", published = $"2026-03-{day:00}" });
            }
        }

        var changes = await RefreshedAsync(world, "/v1/changes?question=kosovo&actor=RS");
        var change = changes.GetProperty("changes")[0];
        Assert.Equal("2026-03-20", change.GetProperty("day").GetString());
        foreach (var side in new[] { "before", "after" })
        {
            var stance = change.GetProperty(side).GetProperty("stance").GetString();
            var statement = change.GetProperty(side).GetProperty("statement");
            Assert.Equal(stance, statement.GetProperty("targets").EnumerateArray().Single(target => target.GetProperty("id").GetString() == "kosovo").GetProperty("stance").GetString());
        }

        var trend = await world.GetJsonAsync("/v1/questions/kosovo/trend?unit=day&actor=RS");
        Assert.Equal(["2026-03-01", "2026-03-20"], trend.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("start").GetString()));
    }

    [Theory]
    [InlineData("/v1/positions?stance=against", "stance")]
    [InlineData("/v1/positions?from=2026-3-1", "from")]
    [InlineData("/v1/positions?after=x", "after")]
    [InlineData("/v1/changes?after=x", "after")]
    [InlineData("/v1/changes?limit=201", "limit")]
    [InlineData("/v1/changes?acter=RS", "acter")]
    [InlineData("/v1/questions/kosovo/trend?unit=decade", "unit")]
    [InlineData("/v1/questions/kosovo/trend?to=now", "to")]
    public async Task What_cannot_be_used_is_named(string path, string field)
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await world.Client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(field, Assert.Single((await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject()).Name);
    }

    /// <summary>Positions follow the statements after a moment; this does not wait for it.</summary>
    private static async Task<JsonElement> RefreshedAsync(WorkerWorld world, string path)
    {
        while (await world.Services.GetRequiredService<PositionStore>().RefreshAsync(Token) > 0)
        {
        }

        return await world.GetJsonAsync(path);
    }
}
