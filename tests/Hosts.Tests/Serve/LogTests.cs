using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace StanceML.Hosts.Tests.Serve;

public sealed class LogTests : IDisposable
{
    private const string Marker = "Quillonby";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-log-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Log_and_telemetry_name_articles_by_id_and_hold_none_of_their_words(string format)
    {
        await using var collector = await Collector.StartAsync();
        var (process, client) = await ServeProcess.StartAsync(
            ["--store", Path.Combine(_folder.FullName, "store.db"), "--models", Path.Combine(AppContext.BaseDirectory, "models"), "--log-format", format],
            [("Logging__LogLevel__Default", "Trace"), .. collector.Environment]);
        using (process)
        using (client)
        {
            var id = await SendAsync(client);
            Assert.Equal(0, await process.TerminateAsync());
            Assert.Contains(id, process.Messages, StringComparison.Ordinal);
            Assert.DoesNotContain(Marker, process.Messages, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(id, collector.Received("/v1/traces"), StringComparison.Ordinal);
            Assert.Contains("stanceml.articles.analyzed", collector.Received("/v1/metrics"), StringComparison.Ordinal);
            Assert.DoesNotContain(Marker, collector.Received("/v1/traces") + collector.Received("/v1/metrics"), StringComparison.OrdinalIgnoreCase);
            if (format == "json")
            {
                var analyzed = process.Messages.Split('\n').Select(line => JsonDocument.Parse(line).RootElement)
                    .Single(line => line.GetProperty("EventId").GetInt32() == 10);
                Assert.Equal(id, analyzed.GetProperty("State").GetProperty("ArticleId").GetString());
            }
        }
    }

    /// <summary>Good articles and every kind of bad one, each with the word in it.</summary>
    private static async Task<string> SendAsync(HttpClient client)
    {
        var good = new { text = $"{Samples.Article}\n\"{Marker} stays out of it,\" said Anna {Marker}.", title = Marker, outlet = Marker, url = $"https://{Marker}.example/{Marker}" };
        var accepted = await client.PostAsJsonAsync("/v1/articles", good, Token);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var id = Assert.Single(await WorkerWorld.IdsAsync(accepted));
        Assert.Equal("done", await new WorkerReader(client).FinishAsync(id));
        await client.PostAsJsonAsync("/v1/analyze", good, Token);
        foreach (var bad in new[] { $$"""{"text":"{{Marker}}","{{Marker}}":1}""", $$"""{"text":"{{Marker}}""", Marker, $$"""{"text":"{{Marker}}","url":"{{Marker}}"}""" })
        {
            var refused = await client.PostAsync("/v1/articles", new StringContent(bad, Encoding.UTF8, "application/json"), Token);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        await client.GetAsync($"/v1/statements?q={Marker}&from={Marker}", Token);
        await client.GetAsync($"/?q={Marker}", Token);
        await client.GetAsync($"/{Marker}", Token);
        return id;
    }
}
