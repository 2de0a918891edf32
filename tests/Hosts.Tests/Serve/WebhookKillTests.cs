using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StanceML.Hosts.Tests.Cli;

namespace StanceML.Hosts.Tests.Serve;

public sealed class WebhookKillTests(ToyModels models) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-hooks-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Killed_before_the_receiver_has_answered_it_sends_the_same_batch_again_at_once_and_misses_none()
    {
        // Ten batches: one holds what up to 32 articles say.
        const int kills = 3, answersBetween = 2, articles = 300;
        await using var receiver = await WebhookReceiver.StartAsync();
        string? secret = null;
        List<string> unanswered = [];
        for (var kill = 1; kill <= kills; kill++)
        {
            receiver.Answers = new SemaphoreSlim(answersBetween);
            var (process, client) = await StartAsync(receiver);
            using (process)
            using (client)
            {
                secret ??= await SubscribeAndSubmitAsync(client, receiver.Address, articles);
                await receiver.UntilAsync(r => r.Received.Count == kill * (answersBetween + 1));
                await process.KillAsync();
                unanswered.Add(receiver.Received.Last().Id);
            }
        }

        receiver.Answers = new SemaphoreSlim(int.MaxValue);
        var (last, reader) = await StartAsync(receiver);
        using (last)
        using (reader)
        {
            await receiver.UntilAsync(r => r.KeptStatements().DistinctBy(statement => statement.Article).Count() == articles);
            var stored = await new WorkerReader(reader).StatementKeysAsync();
            await receiver.UntilAsync(r => r.KeptStatements().Count >= stored.Count);
            Assert.Equal(stored.Order(), receiver.KeptStatements().Order());
            Assert.Equal(unanswered, receiver.Received.GroupBy(batch => batch.Id).Where(same => same.Count() > 1).Select(same => same.Key));
            receiver.AssertSigned(secret!);
            Assert.Equal(0, await last.TerminateAsync());
        }
    }

    private static async Task<string> SubscribeAndSubmitAsync(HttpClient client, Uri receiver, int articles)
    {
        var made = await client.PostAsJsonAsync("/v1/webhooks", new { url = receiver }, Token);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var accepted = await client.PostAsJsonAsync("/v1/articles", Enumerable.Range(0, articles).Select(n => new { text = Samples.Numbered(n) }), Token);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("secret").GetString()!;
    }

    private Task<(ServeProcess Process, HttpClient Client)> StartAsync(WebhookReceiver receiver) =>
        ServeProcess.StartAsync(["--store", Path.Combine(_folder.FullName, "store.db"), "--models", models.Models], receiver.Environment());
}
