using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace StanceML.Hosts.Tests.Serve;

public sealed class ArticleStreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_line_is_answered_and_a_bad_one_fails_alone()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.MaxRequestBytes = 5_000);
        string[] lines =
        [
            """{"text":"One."}""", "", """{"text":"Two.","published":"soon"}""", "nonsense", $$"""{"text":"{{new string('a', 6_000)}}"}""",
            """{"text":"One."}""", """[{"text":"Three."}]""", """{"text":"Four."}""",
        ];
        var answer = await PostAsync(world, string.Join('\n', lines));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType!.MediaType);
        var answers = await LinesAsync(answer);
        Assert.Equal([1, 3, 4, 5, 6, 7, 8], answers.Select(line => line.GetProperty("line").GetInt32()));
        Assert.Equal([202, 400, 400, 413, 202, 400, 202], answers.Select(line => line.GetProperty("status").GetInt32()));
        Assert.Equal(["published"], answers[1].GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.True(answers[0].GetProperty("new").GetBoolean());
        Assert.False(answers[4].GetProperty("new").GetBoolean());
        Assert.Equal(answers[0].GetProperty("id").GetString(), answers[4].GetProperty("id").GetString());
        Assert.Equal("done", (await world.FinishAsync(answers[6].GetProperty("id").GetString()!)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_long_stream_is_taken_in_whole_though_it_is_larger_than_any_request()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.MaxRequestBytes = 20_000);
        var answers = await LinesAsync(await PostAsync(world, string.Concat(Enumerable.Range(0, 1_500).Select(n => $$"""{"text":"Dispatch {{n}}."}""" + "\r\n"))));
        Assert.Equal(1_500, answers.Count(line => line.GetProperty("status").GetInt32() == 202));
        Assert.Equal(1_500, answers.Select(line => line.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_line_is_answered_before_the_next_one_is_sent()
    {
        await using var world = await WorkerWorld.StartAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", world.Client.BaseAddress!.Port, Token);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"), Token);
        var heard = "";
        for (var n = 1; n <= 3; n++)
        {
            var line = $$"""{"text":"Line {{n}}."}""" + "\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line.Length:x}\r\n{line}\r\n"), Token);
            var buffer = new byte[4_096];
            while (!heard.Contains($"\"line\":{n},\"status\":202", StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer, Token);
                Assert.NotEqual(0, read);
                heard += Encoding.UTF8.GetString(buffer, 0, read);
            }
        }
    }

    [Fact]
    public async Task A_line_that_never_ends_ends_the_stream()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.RequestTimeout = TimeSpan.FromSeconds(1));
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", world.Client.BaseAddress!.Port, Token);
        await using var stream = connection.GetStream();
        const string Begun = """{"text":"One."}""" + "\n" + """{"text":"Two""";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n{Begun.Length:x}\r\n{Begun}\r\n"), Token);
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var dripping = DripAsync(stream, answered.Token);
        var heard = "";
        var buffer = new byte[4_096];
        while (!heard.Contains("\"line\":2,\"status\":408", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, Token).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Token);
            Assert.NotEqual(0, read);
            heard += Encoding.UTF8.GetString(buffer, 0, read);
        }

        Assert.Contains("\"line\":1,\"status\":202", heard, StringComparison.Ordinal);
        await answered.CancelAsync();
        await dripping;
    }

    [Fact]
    public async Task A_full_inbox_is_told_before_anything_is_taken()
    {
        using var gate = new ManualResetEventSlim();
        await using var world = await WorkerWorld.StartAsync(
            options => (options.MaxPending, options.RequestTimeout) = (1, TimeSpan.FromSeconds(1)),
            (article, limit) =>
            {
                if (article.Id != "warm-up")
                {
                    gate.Wait(Token);
                }

                return RealAnalyzer.Instance.Analyze(article, limit);
            });
        try
        {
            var refused = await PostAsync(world, """{"text":"One."}""" + "\n" + """{"text":"Two."}""" + "\n");
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(world, """{"text":"One."}""")).StatusCode);
        }
        finally
        {
            gate.Set();
        }
    }

    [Fact]
    public async Task A_key_is_refused_for_it_would_promise_nothing()
    {
        await using var world = await WorkerWorld.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles") { Content = Lines("""{"text":"One."}""") };
        request.Headers.Add("Idempotency-Key", "k");
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Client.SendAsync(request, Token)).StatusCode);
    }

    private static async Task DripAsync(NetworkStream stream, CancellationToken enough)
    {
        try
        {
            while (true)
            {
                await stream.WriteAsync("6\r\n......\r\n"u8.ToArray(), enough);
                await Task.Delay(50, enough);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The other end had enough, or we.
        }
    }

    private static StringContent Lines(string lines) => new(lines, Encoding.UTF8, "application/x-ndjson");

    private static Task<HttpResponseMessage> PostAsync(WorkerWorld world, string lines) => world.Client.PostAsync("/v1/articles", Lines(lines), Token);

    private static async Task<List<JsonElement>> LinesAsync(HttpResponseMessage answer) =>
        [.. (await answer.Content.ReadAsStringAsync(Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
