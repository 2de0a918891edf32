using System.Net;

namespace StanceML.Hosts.Tests.Serve;

public sealed class StatementListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_follow_one_another_to_the_end()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        var all = (await world.GetJsonAsync("/v1/statements?limit=500")).GetProperty("statements");
        List<string> paged = [];
        var address = "/v1/statements?limit=7";
        while (true)
        {
            var page = await world.GetJsonAsync(address);
            paged.AddRange(page.GetProperty("statements").EnumerateArray().Select(statement => statement.GetRawText()));
            if (page.GetProperty("next").GetString() is not { } next)
            {
                break;
            }

            address = $"/v1/statements?limit=7&after={next}";
        }

        Assert.True(paged.Count > 20);
        Assert.Equal(all.EnumerateArray().Select(statement => statement.GetRawText()), paged);
    }

    [Theory]
    [InlineData("stance=against", "stance")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("after=there", "after")]
    [InlineData("from=yesterday", "from")]
    [InlineData("queston=kosovo", "queston")]
    [InlineData("actor=RU&actor=US", "actor")]
    public async Task A_filter_that_cannot_be_used_is_named(string query, string field)
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await world.Client.GetAsync($"/v1/statements?{query}", Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(field, Assert.Single((await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Readiness_names_the_live_models()
    {
        await using var world = await WorkerWorld.StartAsync();
        var models = (await world.GetJsonAsync("/health/ready")).GetProperty("checks").GetProperty("models").GetProperty("data");
        var live = RealAnalyzer.Instance.Analyze(new Article("any", Samples.Article), TestContext.Current.CancellationToken).Models;
        Assert.Equal(live, models.EnumerateObject().ToDictionary(model => model.Name, model => model.Value.GetString()!));
    }
}
