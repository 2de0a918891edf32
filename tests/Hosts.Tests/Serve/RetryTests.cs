using System.Net;

namespace StanceML.Hosts.Tests.Serve;

public sealed class RetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Failed_articles_are_listed_with_reasons_a_page_at_a_time_and_can_be_tried_again()
    {
        var isBroken = true;
        await using var world = await WorkerWorld.StartAsync(analyze: (article, limit) => article.Id != "warm-up" && Volatile.Read(ref isBroken)
            ? throw new InvalidOperationException("cannot be read")
            : RealAnalyzer.Instance.Analyze(article, limit));
        List<string> ids = [];
        foreach (var n in Enumerable.Range(0, 3))
        {
            ids.Add((await world.AcceptAndFinishAsync(new { text = Samples.Numbered(n) })).GetProperty("id").GetString()!);
        }

        var first = await world.GetJsonAsync("/v1/articles?state=failed&limit=2");
        Assert.Equal([ids[2], ids[1]], first.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("id").GetString()));
        Assert.Contains("cannot be read", first.GetProperty("articles")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        var rest = await world.GetJsonAsync($"/v1/articles?state=failed&limit=2&after={first.GetProperty("next")}");
        Assert.Equal(ids[0], Assert.Single(rest.GetProperty("articles").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, rest.GetProperty("next").ValueKind);

        Volatile.Write(ref isBroken, false);
        Assert.Equal(HttpStatusCode.Accepted, (await world.Client.PostAsync($"/v1/articles/{ids[0]}/retry", content: null, Token)).StatusCode);
        Assert.Equal("done", (await world.FinishAsync(ids[0])).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, (await world.Client.PostAsync($"/v1/articles/{ids[0]}/retry", content: null, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.PostAsync("/v1/articles/unknown/retry", content: null, Token)).StatusCode);

        var all = await WorkerWorld.JsonAsync(await world.Client.PostAsync("/v1/articles/retry", content: null, Token));
        Assert.Equal(2, all.GetProperty("retried").GetInt32());
        Assert.Equal("done", (await world.FinishAsync(ids[1])).GetProperty("state").GetString());
        Assert.Equal("done", (await world.FinishAsync(ids[2])).GetProperty("state").GetString());
        Assert.Equal(3, (await world.GetJsonAsync("/v1/articles?state=done")).GetProperty("articles").GetArrayLength());
        Assert.Empty((await world.GetJsonAsync("/v1/articles")).GetProperty("articles").EnumerateArray());
    }

    [Theory]
    [InlineData("state=lost", "state")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("after=x", "after")]
    [InlineData("kind=feed", "kind")]
    [InlineData("outlet=x", "outlet")]
    public async Task A_question_that_cannot_be_answered_names_the_parameter(string query, string field)
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await world.Client.GetAsync($"/v1/articles?{query}", Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal([field], (await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }
}
