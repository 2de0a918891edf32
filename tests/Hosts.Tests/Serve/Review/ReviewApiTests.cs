using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Serve;

public sealed class ReviewApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_calls_it_wrong_a_reviewer_corrects_it_and_everything_follows_until_it_is_undone()
    {
        await using var world = await WorkerWorld.StartAsync();
        var article = await world.AcceptAndFinishAsync(new { text = Samples.Article });
        var before = await StatementAsync(world, article);
        var stance = before.GetProperty("targets")[0].GetProperty("stance").GetString();
        var (question, other) = (before.GetProperty("targets")[0].GetProperty("id").GetString(), stance == "support" ? "oppose" : "support");
        var address = $"{article.GetProperty("id").GetString()}:{before.GetProperty("statement").GetInt32()}";

        Assert.Equal(HttpStatusCode.NoContent, (await world.PostAsync($"/v1/statements/{address}/wrong", new { note = "It is the other way round." })).StatusCode);
        var queue = await world.GetJsonAsync("/v1/review/queue");
        var item = queue.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("marks").GetArrayLength() > 0);
        Assert.Equal(("wrong", "It is the other way round."), (item.GetProperty("reasons")[0].GetString(), item.GetProperty("marks")[0].GetString()));

        var made = await world.PostAsync("/v1/reviews", new
        {
            statement = item.GetProperty("statement").GetString(),
            kind = "correct",
            targets = new[] { new { id = question, stance = other } },
            speaker = new { name = "Ana Beck", actor = "AL" },
            note = "Read again.",
        });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var review = (await WorkerWorld.JsonAsync(made)).GetProperty("review");
        Assert.Equal((stance, other), (Stance(review.GetProperty("machine")), Stance(review.GetProperty("verdict"))));

        var shown = await StatementAsync(world, article);
        Assert.Equal((other, "AL"), (shown.GetProperty("targets")[0].GetProperty("stance").GetString(), shown.GetProperty("speaker").GetProperty("actor").GetString()));
        Assert.Equal(("corrected", "local"), (shown.GetProperty("reviewed").GetProperty("outcome").GetString(), shown.GetProperty("reviewed").GetProperty("by").GetString()));
        Assert.Single((await world.GetJsonAsync($"/v1/statements?question={question}&stance={other}&actor=AL")).GetProperty("statements").EnumerateArray());
        var csv = await world.Client.GetStringAsync($"/v1/statements?format=csv&question={question}&actor=AL", Token);
        Assert.Contains(",corrected,local,", csv, StringComparison.Ordinal);

        var listed = (await world.GetJsonAsync($"/v1/reviews?statement={address}")).GetProperty("reviews");
        Assert.Equal(review.GetProperty("id").GetInt64(), Assert.Single(listed.EnumerateArray()).GetProperty("id").GetInt64());
        Assert.Equal(HttpStatusCode.Created, (await world.PostAsync("/v1/reviews", new { kind = "undo", undoes = review.GetProperty("id").GetInt64() })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await world.PostAsync("/v1/reviews", new { kind = "undo", undoes = review.GetProperty("id").GetInt64() })).StatusCode);
        Assert.Equal(before.GetRawText(), (await StatementAsync(world, article)).GetRawText());
    }

    [Fact]
    public async Task Decisions_come_in_pages_and_agreement_is_told()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.SecondOpinionShare = 1);
        var article = await world.AcceptAndFinishAsync(new { text = Samples.Article });
        var statement = await StatementAsync(world, article);
        var key = (await world.Services.GetRequiredService<StatementStore>().KeyOfAsync($"{article.GetProperty("id").GetString()}:{statement.GetProperty("statement").GetInt32()}", Token))!.Value;
        foreach (var reviewer in new[] { "ana", "carl" })
        {
            await world.Services.GetRequiredService<ReviewStore>().DecideAsync(new ReviewSubmission(key, ReviewKind.Confirm), new Reviewer(reviewer, reviewer), Token);
        }

        await world.PostAsync("/v1/reviews", new { statement = key.ToString(), kind = "skip" });
        var first = await world.GetJsonAsync("/v1/reviews?limit=2");
        var second = await world.GetJsonAsync($"/v1/reviews?limit=2&after={first.GetProperty("next").GetString()}");
        Assert.Equal(
            ["skip local", "confirm carl", "confirm ana"],
            first.GetProperty("reviews").EnumerateArray().Concat(second.GetProperty("reviews").EnumerateArray())
                .Select(review => $"{review.GetProperty("kind").GetString()} {review.GetProperty("reviewer").GetString()}"));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);

        var agreement = await world.GetJsonAsync("/v1/review/agreement");
        Assert.Equal((1, 0), (agreement.GetProperty("doubled").GetInt32(), agreement.GetProperty("disputed").GetInt32()));
        var figure = agreement.GetProperty("figures").EnumerateArray().First(figure => figure.GetProperty("reviewers").ValueKind == JsonValueKind.Array && figure.GetProperty("task").GetString() == "stance");
        Assert.Equal((1, 1.0), (figure.GetProperty("count").GetInt32(), figure.GetProperty("kappa").GetDouble()));
        Assert.True(figure.GetProperty("low").GetDouble() < 0.5);
    }

    [Fact]
    public async Task Neither_the_queue_nor_the_page_tells_the_control_sample_from_the_rest()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Roles = StanceML.Worker.WorkerRoles.Api | StanceML.Worker.WorkerRoles.Intake);
        var article = new Article("any", "“No.” That is all.");
        article = article with { Id = ContentHash.Of(article.Text) };
        await world.Services.GetRequiredService<ArticleInbox>().AcceptAsync([article], 10, Token);
        // The models are sure of the second half: what of it is in the queue is of the sample.
        await world.Services.GetRequiredService<StatementStore>().SaveAsync(
            [new AnalyzedArticle(article, [.. Enumerable.Range(1, 1_200).Select(n => (Number: n, Sure: n <= 400 ? 0.5 : 0.99)).Select(one => new StatementRecord
            {
                Article = article.Id, Statement = one.Number, Text = "“No.”", Spans = [[0, 5]], Kind = "direct", Probability = one.Sure,
                Targets = [new TargetRecord("kosovo", "oppose", true, new Dictionary<string, double> { ["oppose"] = one.Sure, ["support"] = 1 - one.Sure }, "statement")],
                Evidence = [new EvidenceRecord("kosovo", [0, 5], "“No.”", "oppose", one.Sure)], Models = new Dictionary<string, string>(),
            })])],
            Token);
        var items = (await world.GetJsonAsync("/v1/review/queue?limit=100")).GetProperty("items").EnumerateArray().ToList();
        Assert.Contains(items, item => NumberOf(item) > 400);
        Assert.Contains(items, item => NumberOf(item) <= 400);
        Assert.Single(items.Select(item => Anonymous(item.GetRawText(), item)).Distinct());

        var pages = await Task.WhenAll(items.GroupBy(item => NumberOf(item) > 400).Select(async kind =>
        {
            var page = await world.Client.GetStringAsync($"/review?statement={kind.First().GetProperty("statement").GetString()}", Token);
            var start = page.IndexOf("<article class=\"card desk\"", StringComparison.Ordinal);
            return Anonymous(page[start..page.IndexOf("</article>", start, StringComparison.Ordinal)], kind.First());
        }));
        Assert.Equal(2, pages.Length);
        Assert.Equal(pages[0], pages[1]);

        static int NumberOf(JsonElement item) => item.GetProperty("record").GetProperty("statement").GetInt32();

        static string Anonymous(string words, JsonElement item) => words
            .Replace(item.GetProperty("statement").GetString()!, "KEY", StringComparison.Ordinal)
            .Replace($"\"statement\":{NumberOf(item)},", "NUMBER", StringComparison.Ordinal)
            .Replace($"#s{NumberOf(item)}\"", "#sNUMBER\"", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"agree","statement":"1_1_1"}""", "kind")]
    [InlineData("""{"kind":"confirm"}""", "statement")]
    [InlineData("""{"kind":"undo"}""", "undoes")]
    [InlineData("""{"kind":"confirm","statement":"1_1_1","sentiment":"positive"}""", "kind")]
    [InlineData("""{"kind":"correct","statement":"1_1_1","sentiment":"angry"}""", "sentiment")]
    [InlineData("""{"kind":"correct","statement":"1_1_1","targets":[{"id":"kosovo","stance":"against"}]}""", "targets")]
    [InlineData("""{"kind":"correct","statement":"1_1_1","targets":[{"id":"kosovo","stance":"oppose"},{"id":"kosovo","stance":"support"}]}""", "targets")]
    [InlineData("""{"kind":"correct","statement":"1_1_1","targets":[null]}""", "targets")]
    [InlineData("""{"kind":"correct","statement":"1_1_1","speaker":{"name":" "}}""", "speaker")]
    [InlineData("""{"kind":"correct","statement":"1_1_1","speaker":{"name":"Ana Beck","actor":"Atlantis"}}""", "speaker")]
    [InlineData("""{"kind":"correct","statement":"1_1_1","targets":[{"id":"kosvo","stance":"oppose"}]}""", "targets")]
    [InlineData("""{"kind":"correct","statement":"1_1_1","spans":[null]}""", "spans")]
    [InlineData("""{"kind":"correct","statement":"HERE","spans":[[0,100000]]}""", "spans")]
    [InlineData("""{"kind":"confirm","statement":"1_1_1","verdict":true}""", "verdict")]
    public async Task What_cannot_be_used_is_named(string body, string field)
    {
        await using var world = await WorkerWorld.StartAsync();
        var article = await world.AcceptAndFinishAsync(new { text = Samples.Article });
        using var content = new StringContent(body.Replace("HERE", $"{article.GetProperty("id").GetString()}:1", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");
        var refused = await world.Client.PostAsync("/v1/reviews", content, Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(field, Assert.Single((await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("1_999_1")]
    [InlineData("1_17592186044417_1")]
    [InlineData("nothing:1")]
    [InlineData("HERE:0")]
    [InlineData("HERE:99")]
    [InlineData("words")]
    public async Task A_statement_that_is_not_there_is_not_found(string key)
    {
        await using var world = await WorkerWorld.StartAsync();
        var article = await world.AcceptAndFinishAsync(new { text = Samples.Article });
        var named = key.Replace("HERE", article.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await world.PostAsync("/v1/reviews", new { kind = "confirm", statement = named })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Client.PostAsync($"/v1/statements/{named}/wrong", null, Token)).StatusCode);
    }

    [Fact]
    public async Task Readers_may_call_it_wrong_and_reviewers_alone_decide_each_under_their_own_name()
    {
        Dictionary<KeyRole, string> keys = [];
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            foreach (var role in Enum.GetValues<KeyRole>())
            {
                keys[role] = Keys.Make(options.Store, role);
            }
        });
        using var admin = world.With(keys[KeyRole.Admin]);
        using var reader = world.With(keys[KeyRole.Submitter]);
        using var reviewer = world.With(keys[KeyRole.Reviewer]);
        var id = (await WorkerWorld.IdsAsync(await admin.PostAsJsonAsync("/v1/articles", new { text = Samples.Article }, Token)))[0];
        while ((await WorkerWorld.JsonAsync(await admin.GetAsync($"/v1/articles/{id}", Token))).GetProperty("state").GetString() == "pending")
        {
            await Task.Delay(20, Token);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await reader.PostAsync($"/v1/statements/{id}:1/wrong", null, Token)).StatusCode);
        var decision = new { kind = "confirm", statement = $"{id}:1" };
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync("/v1/reviews", decision, Token)).StatusCode);
        foreach (var path in new[] { "/v1/reviews", "/v1/review/queue", "/v1/review/agreement" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(path, Token)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await reviewer.GetAsync(path, Token)).StatusCode);
        }

        var made = (await WorkerWorld.JsonAsync(await reviewer.PostAsJsonAsync("/v1/reviews", decision, Token))).GetProperty("review");
        Assert.Equal("test Reviewer", made.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Decisions_become_training_rows_beside_the_store_at_the_next_start()
    {
        await using var world = await WorkerWorld.StartAsync();
        var article = await world.AcceptAndFinishAsync(new { text = Samples.Article });
        await world.PostAsync("/v1/reviews", new { kind = "correct", statement = $"{article.GetProperty("id").GetString()}:1", targets = new[] { new { id = "kosovo", stance = "neutral" } } });
        await using var next = await WorkerWorld.StartAsync(options => options.Store = world.StorePath);
        var file = Path.Combine(Path.GetDirectoryName(world.StorePath)!, "corrections", "corrections-r00000001.jsonl");
        while (!File.Exists(file))
        {
            await Task.Delay(20, Token);
        }

        var row = JsonDocument.Parse((await File.ReadAllTextAsync(file, Token)).TrimEnd()).RootElement;
        Assert.Equal(("kosovo", "neutral", "review"), (row.GetProperty("target").GetString(), row.GetProperty("stance").GetString(), row.GetProperty("source").GetString()));
    }

    private static async Task<JsonElement> StatementAsync(WorkerWorld world, JsonElement article) =>
        (await world.GetJsonAsync($"/v1/statements?article={article.GetProperty("id").GetString()}")).GetProperty("statements").EnumerateArray()
            .First(statement => statement.GetProperty("targets").GetArrayLength() > 0);

    private static string? Stance(JsonElement verdict) => verdict.GetProperty("targets")[0].GetProperty("stance").GetString();
}
