using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StanceML.Store;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

public sealed class KnownQuestionTests
{
    private static readonly string[] Lists = ["/v1/statements", "/v1/positions", "/v1/changes", "/v1/stream", "/feeds/statements.atom", "/feeds/changes.atom"];

    private static readonly string[] Charts = ["trend", "map", "actors", "speakers", "outlets"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_that_nobody_knows_is_refused_with_those_near_it()
    {
        await using var world = await WorkerWorld.StartAsync();
        foreach (var list in Lists)
        {
            var refused = await world.Client.GetAsync($"{list}?question=kosvo", Token);
            Assert.Equal((list, HttpStatusCode.BadRequest), (list, refused.StatusCode));
            Assert.Equal("question", Assert.Single((await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject()).Name);
        }

        Assert.Equal("question is 'kosvo', which neither the catalogue nor the store knows as a question; near it: kosovo", await DetailAsync(world, "/v1/statements?question=kosvo"));
        Assert.EndsWith("near it: abkhazia", await DetailAsync(world, "/v1/positions?question=abkhasia"), StringComparison.Ordinal);
        Assert.EndsWith("near it: south-ossetia", await DetailAsync(world, "/v1/positions?question=Ossetia"), StringComparison.Ordinal);
        Assert.DoesNotContain("near it", await DetailAsync(world, "/v1/changes?question=xqzw"), StringComparison.Ordinal);
        foreach (var chart in Charts)
        {
            var missing = await world.Client.GetAsync($"/v1/questions/kosvo/{chart}?format=svg", Token);
            Assert.Equal((chart, HttpStatusCode.NotFound), (chart, missing.StatusCode));
            Assert.Contains("near it: kosovo", (await WorkerWorld.JsonAsync(missing)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_webhook_or_a_comparison_of_a_question_that_nobody_knows_is_refused_by_name()
    {
        await using var world = await WorkerWorld.StartAsync();
        var webhook = await world.PostAsync("/v1/webhooks", new { url = "https://desk.example.org/", filter = new { question = "kosvo" } });
        Assert.Equal(HttpStatusCode.BadRequest, webhook.StatusCode);
        Assert.Equal("filter.question", Assert.Single((await WorkerWorld.JsonAsync(webhook)).GetProperty("errors").EnumerateObject()).Name);
        Assert.Empty((await world.GetJsonAsync("/v1/webhooks")).GetProperty("webhooks").EnumerateArray());

        var compared = await world.Client.GetAsync("/v1/compare?by=questions&one=kosovo&other=abkhasia", Token);
        Assert.Equal(HttpStatusCode.BadRequest, compared.StatusCode);
        var problem = Assert.Single((await WorkerWorld.JsonAsync(compared)).GetProperty("errors").EnumerateObject());
        Assert.Equal("other", problem.Name);
        Assert.Contains("near it: abkhazia", problem.Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_of_the_catalogue_without_statements_is_empty()
    {
        await using var world = await WorkerWorld.StartAsync();
        Assert.Empty((await world.GetJsonAsync("/v1/statements?question=sikkim")).GetProperty("statements").EnumerateArray());
        Assert.Empty((await world.GetJsonAsync("/v1/questions/sikkim/trend")).GetProperty("points").EnumerateArray());
    }

    [Fact]
    public async Task A_question_that_the_catalogue_has_no_more_is_known_while_statements_are_kept_under_it()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Roles = WorkerRoles.Intake | WorkerRoles.Api);
        var inbox = world.Services.GetRequiredService<ArticleInbox>();
        await inbox.AcceptAsync([new Article("any", "“We recognise Ruritania.”")], 10, Token);
        var article = Assert.Single(await inbox.TakeAsync(1, 3, Token));
        await world.Services.GetRequiredService<StatementStore>().SaveAsync(
            [
                new AnalyzedArticle(article, [new StatementRecord
                {
                    Article = article.Id,
                    Statement = 1,
                    Text = article.Text,
                    Spans = [[0, article.Text.Length]],
                    Kind = "direct",
                    Targets = [new TargetRecord("ruritania", "support", true, new Dictionary<string, double> { ["support"] = 0.9 }, "statement")],
                    Evidence = [],
                    Models = new Dictionary<string, string>(),
                }]),
            ],
            Token);
        Assert.Single((await world.GetJsonAsync("/v1/statements?question=ruritania")).GetProperty("statements").EnumerateArray());
        Assert.Single((await world.GetJsonAsync("/v1/questions/ruritania/trend")).GetProperty("points").EnumerateArray());
    }

    [Fact]
    public async Task A_question_that_the_user_added_is_known_and_called_by_its_name()
    {
        var added = TargetCatalogue.Parse(
            """{"version":"1","targets":[{"id":"ruritania","name":"Kingdom of Ruritania","kind":"state","claim":"Ruritania is a sovereign state","aliases":["Ruritania"]}]}""", "mine.json");
        var encoder = new StatementEncoder(TargetCatalogue.ReadBuiltIn().With(added), ActorDirectory.LoadBuiltIn());
        await using var world = await WorkerWorld.StartAsync(models: ModelSource.Of(ModelSet.Load(Path.Combine(AppContext.BaseDirectory, "models"), encoder), encoder));
        Assert.Empty((await world.GetJsonAsync("/v1/statements?question=ruritania")).GetProperty("statements").EnumerateArray());
        Assert.Contains("Kingdom of Ruritania", await world.Client.GetStringAsync("/questions/ruritania", Token), StringComparison.Ordinal);
    }

    private static async Task<string> DetailAsync(WorkerWorld world, string address) => (await world.GetJsonAsync(address)).GetProperty("detail").GetString()!;
}
