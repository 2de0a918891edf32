using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using StanceML.Hosts.Tests.Cli;

namespace StanceML.Hosts.Tests.Serve;

public sealed partial class ServeCommandTests(ToyModels models) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-serve-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string StorePath => Path.Combine(_folder.FullName, "store.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task With_samples_the_list_shows_them_analyzed_and_styled()
    {
        var (process, client) = await ServeProcess.StartAsync("--samples", "--models", models.Models);
        using (process)
        using (client)
        {
            var page = await client.GetStringAsync("/statements", Token);
            Assert.Contains("Levant Post", page, StringComparison.Ordinal);
            Assert.Contains("<mark", page, StringComparison.Ordinal);
            var sheet = await client.GetAsync(StyleSheet().Match(page).Groups[1].Value, Token);
            Assert.Equal(HttpStatusCode.OK, sheet.StatusCode);
            Assert.Equal("text/css", sheet.Content.Headers.ContentType!.MediaType);
            Assert.Equal(0, await process.TerminateAsync());
        }
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.0.2.7:5080")]
    [InlineData("http://*:5080")]
    public async Task An_address_that_others_can_reach_is_refused_for_want_of_keys(string url)
    {
        var (code, messages) = await ServeProcess.RefusedAsync(["--store", StorePath, "--urls", url, "--models", models.Models]);
        Assert.Equal(2, code);
        Assert.False(File.Exists(StorePath));
        Assert.Contains(url, messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_refused_with_the_option_for_another()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, messages) = await ServeProcess.RefusedAsync(["--store", StorePath, "--urls", $"http://{taken.LocalEndpoint}", "--models", models.Models]);
        Assert.Equal(1, code);
        Assert.Empty(_folder.EnumerateFileSystemInfos());
        Assert.Contains("address already in use. Name another one with --urls", messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--roles", "analyze,boss", "roles are intake, analyze and api")]
    [InlineData("--roles", "7", "roles are intake, analyze and api")]
    [InlineData("--nats", "nats://127.0.0.1:4222", "must be a PostgreSQL database")]
    [InlineData("--cert", "missing.pem", "not https")]
    public async Task Roles_queue_and_certificate_that_cannot_be_used_are_refused(string option, string value, string problem)
    {
        var (code, messages) = await ServeProcess.RefusedAsync(
            ["--store", StorePath, "--urls", "http://127.0.0.1:0", "--models", models.Models, option, value]);
        Assert.Equal(2, code);
        Assert.False(File.Exists(StorePath));
        Assert.Contains(problem, messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kestrel__Endpoints__Extra__Url", "http://0.0.0.0:0", "0.0.0.0")]
    [InlineData("StanceML__MaxPending", "0", "MaxPending")]
    [InlineData("StanceML__BatchSize", "many", "StanceML:BatchSize")]
    public async Task A_setting_of_the_environment_that_cannot_be_used_is_named(string name, string value, string named)
    {
        var (code, messages) = await ServeProcess.RefusedAsync(
            ["--store", StorePath, "--urls", "http://127.0.0.1:0", "--models", models.Models], (name, value));
        Assert.Equal(2, code);
        Assert.Contains(named, messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_models_stop_the_start_and_are_named()
    {
        var (code, messages) = await ServeProcess.RefusedAsync(["--store", StorePath, "--models", _folder.FullName]);
        Assert.Equal(1, code);
        Assert.False(File.Exists(StorePath));
        Assert.Contains(Path.Combine(_folder.FullName, "current.json"), messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_named()
    {
        var (code, messages) = await ServeProcess.RefusedAsync(["--store", _folder.FullName, "--urls", "http://127.0.0.1:0", "--models", models.Models]);
        Assert.Equal(1, code);
        Assert.Contains(_folder.FullName, messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_while_articles_wait_it_loses_none_and_doubles_none()
    {
        const int batches = 6, batchSize = 100;
        List<string> accepted = [];
        for (var batch = 0; batch < batches; batch++)
        {
            var (process, client) = await ServeProcess.StartAsync("--store", StorePath, "--models", models.Models);
            using (process)
            using (client)
            {
                var articles = Enumerable.Range(batch * batchSize, batchSize).Select(n => new { text = Samples.Numbered(n) });
                var answer = await client.PostAsJsonAsync("/v1/articles", articles, Token);
                Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
                accepted.AddRange(Ids(await answer.Content.ReadFromJsonAsync<JsonElement>(Token)));
                // Kill at different points of the work: right after the receipt, or some batches into it.
                await Task.Delay(batch * 15, Token);
                await process.KillAsync();
            }
        }

        var (last, reader) = await ServeProcess.StartAsync("--store", StorePath, "--models", models.Models);
        using (last)
        using (reader)
        {
            var perArticle = new WorkerReader(reader);
            foreach (var id in accepted)
            {
                Assert.Equal("done", await perArticle.FinishAsync(id));
            }

            var statements = await perArticle.StatementKeysAsync();
            var encoder = StatementEncoder.BuiltIn();
            var each = new StanceAnalyzer(encoder, ModelSet.Load(models.Models, encoder)).Analyze(new Article("any", Samples.Numbered(0)), Token).Statements.Count;
            Assert.Equal(batches * batchSize, accepted.Distinct().Count());
            Assert.Equal(batches * batchSize * each, statements.Count);
            Assert.Equal(statements.Count, statements.Distinct().Count());
            Assert.Equal(0, await last.TerminateAsync());
        }
    }

    private static IEnumerable<string> Ids(JsonElement accepted) =>
        accepted.GetProperty("articles").EnumerateArray().Select(receipt => receipt.GetProperty("id").GetString()!);

    [GeneratedRegex("rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex StyleSheet();
}
