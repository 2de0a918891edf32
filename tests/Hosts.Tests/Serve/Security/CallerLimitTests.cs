using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Serve;

public sealed class CallerLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_asks_too_fast_is_told_when_to_come_back_and_others_are_not_held_up()
    {
        var (busy, other) = ("", "");
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            options.RequestsPerSecond = 1;
            (busy, other) = (Keys.Make(options.Store, KeyRole.Reader), Keys.Make(options.Store, KeyRole.Reader));
        });
        using var flood = world.With(busy);
        var refused = await UntilRefusedAsync(flood, most: 30);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        using var calm = world.With(other);
        Assert.Equal(HttpStatusCode.OK, (await calm.GetAsync("/v1/statements", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await flood.GetAsync("/health/live", Token)).StatusCode);
    }

    [Fact]
    public async Task Guessing_keys_is_slowed_by_address_which_only_a_known_proxy_may_name()
    {
        foreach (var proxy in new[] { "127.0.0.1", "10.9.8.7" })
        {
            await using var world = await WorkerWorld.StartAsync(options =>
            {
                options.AnonymousRequestsPerSecond = 1;
                options.KnownProxies.Add(proxy);
                Keys.Make(options.Store, KeyRole.Reader);
            });
            List<HttpStatusCode> answers = [];
            for (var i = 0; i < 15; i++)
            {
                using var guess = new HttpRequestMessage(HttpMethod.Get, "/v1/statements");
                guess.Headers.Authorization = new("Bearer", KeyText.Make().Text);
                guess.Headers.Add("X-Forwarded-For", $"192.0.2.{i}");
                answers.Add((await world.Client.SendAsync(guess, Token)).StatusCode);
            }

            Assert.Equal(proxy != "127.0.0.1", answers.Contains(HttpStatusCode.TooManyRequests));
        }
    }

    [Theory]
    [InlineData("whole")]
    [InlineData("streamed")]
    [InlineData("lines of known length")]
    [InlineData("packed")]
    public async Task A_key_submits_so_many_bytes_and_no_more(string how)
    {
        var key = "";
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            options.SubmittedBytesPerSecond = 1 << 16;
            options.MaxRequestBytes = 1 << 18;
            key = Keys.Make(options.Store, KeyRole.Submitter);
        });
        using var client = world.With(key);
        var started = TimeProvider.System.GetTimestamp();
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < (how == "lines of known length" ? 1 : how == "packed" ? 3 : 4); i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles") { Content = Content(how) };
            request.Headers.TransferEncodingChunked = how is "streamed" or "packed";
            answers.Add((await client.SendAsync(request, Token)).StatusCode);
        }

        if (how != "whole")
        {
            // 655,360 bytes at once and the rest at 65,536 a second: the sender is slowed down, not refused.
            Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers);
            Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1, 20);
        }
        else
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answers[3]);
            Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers[..3]);
        }
    }

    [Theory]
    [InlineData("/v1/analyze", "text/plain", "He said no.")]
    [InlineData("/v1/classify", "application/json", """{"id":"1","text":"We will never recognise Kosovo.","target":"kosovo"}""")]
    public async Task Who_sends_slowly_keeps_no_processor_from_others(string path, string type, string body)
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Parallelism = 1);
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, world.Client.BaseAddress!.Port, Token);
        await using var slow = socket.GetStream();
        await slow.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n\r\n{body[..3]}"), Token);
        await Task.Delay(200, Token);
        using var quick = new StringContent(body, Encoding.UTF8, type);
        using var answer = await world.Client.PostAsync(path, quick, Token).WaitAsync(TimeSpan.FromSeconds(5), Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        await slow.WriteAsync(Encoding.ASCII.GetBytes(body[3..]), Token);
        using var reader = new StreamReader(slow);
        Assert.Contains("200", await reader.ReadLineAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_key_has_so_many_analyses_at_once_and_another_still_gets_its_own()
    {
        using var gate = new ManualResetEventSlim(initialState: true);
        using var begun = new SemaphoreSlim(0);
        var (greedy, other) = ("", "");
        await using var world = await WorkerWorld.StartAsync(
            options =>
            {
                options.MaxAnalysesPerKey = 1;
                options.Parallelism = 4;
                (greedy, other) = (Keys.Make(options.Store, KeyRole.Reader), Keys.Make(options.Store, KeyRole.Reader));
            },
            (article, limit) =>
            {
                begun.Release();
                gate.Wait(Token);
                return RealAnalyzer.Instance.Analyze(article, limit);
            });
        gate.Reset();
        using var first = world.With(greedy);
        using var second = world.With(other);
        while (begun.Wait(0, Token))
        {
            // The warm-up's.
        }

        var held = first.PostAsync("/v1/analyze", new StringContent("He said no."), Token);
        await begun.WaitAsync(Token);
        var refused = await first.PostAsync("/v1/analyze", new StringContent("He said no."), Token);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        var answered = second.PostAsync("/v1/analyze", new StringContent("He said no."), Token);
        await begun.WaitAsync(Token);
        gate.Set();
        Assert.Equal(HttpStatusCode.OK, (await held).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await answered).StatusCode);
    }

    [Fact]
    public async Task One_key_sends_so_many_articles_at_once_and_another_still_has_its_own_places()
    {
        var (greedy, other) = ("", "");
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            options.MaxSubmissionsPerKey = 1;
            (greedy, other) = (Keys.Make(options.Store, KeyRole.Submitter), Keys.Make(options.Store, KeyRole.Submitter));
        });
        using var first = world.With(greedy);
        using var second = world.With(other);
        using (await BeginStreamAsync(world, greedy))
        {
            var refused = await first.PostAsync("/v1/articles", new StringContent("He said no."), Token);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(HttpStatusCode.Accepted, (await second.PostAsync("/v1/articles", new StringContent("He said no."), Token)).StatusCode);
        }

        await UntilAcceptedAsync(first);
    }

    [Fact]
    public async Task Without_keys_too_so_many_articles_are_sent_at_once_and_no_more()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.MaxSubmissions = 2);
        using (await BeginStreamAsync(world))
        using (await BeginStreamAsync(world))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await world.Client.PostAsync("/v1/articles", new StringContent("He said no."), Token)).StatusCode);
        }

        await UntilAcceptedAsync(world.Client);
    }

    [Fact]
    public async Task One_key_has_so_many_listeners_and_another_still_gets_its_own()
    {
        var (greedy, other) = ("", "");
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            options.MaxListenersPerKey = 1;
            (greedy, other) = (Keys.Make(options.Store, KeyRole.Reader), Keys.Make(options.Store, KeyRole.Reader));
        });
        using var first = world.With(greedy);
        using var second = world.With(other);
        using var listening = await first.GetAsync("/v1/stream", HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(HttpStatusCode.OK, listening.StatusCode);
        using var refused = await first.GetAsync("/v1/stream", HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var heard = await second.GetAsync("/v1/stream", HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(HttpStatusCode.OK, heard.StatusCode);
    }

    [Theory]
    [InlineData("GET /v1/statements HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")]
    [InlineData("POST /v1/analyze HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n")]
    public async Task Who_drips_is_cut_off(string begin)
    {
        await using var world = await WorkerWorld.StartAsync(options => options.SenderPatience = TimeSpan.FromSeconds(2));
        using var socket = await ConnectAsync(world);
        await socket.SendAsync(Encoding.ASCII.GetBytes(begin), Token);
        var dripping = Task.Run(
            async () =>
            {
                try
                {
                    while (true)
                    {
                        await Task.Delay(200, Token);
                        await socket.SendAsync("a"u8.ToArray(), Token);
                    }
                }
                catch (SocketException)
                {
                    // The other end had enough.
                }
            },
            Token);
        await dripping.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    [Fact]
    public async Task So_many_connections_are_open_and_no_more()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.MaxConnections = 10);
        List<Socket> sockets = [];
        for (var i = 0; i < 10; i++)
        {
            sockets.Add(await ConnectAsync(world));
            await sockets[^1].SendAsync("GET "u8.ToArray(), Token);
        }

        using var extra = await ConnectAsync(world);
        Assert.Equal(0, await ReceiveAsync(extra));
        sockets.ForEach(socket => socket.Dispose());
        while ((await world.Client.GetAsync("/health/live", Token).ContinueWith(answer => answer.IsCompletedSuccessfully, Token)) is false)
        {
            await Task.Delay(50, Token);
        }
    }

    /// <summary>200,000 bytes; as lines, 800,000.</summary>
    private static HttpContent Content(string how)
    {
        switch (how)
        {
            case "packed":
                using (var packed = new MemoryStream())
                {
                    using (var packing = new GZipStream(packed, CompressionLevel.Fastest))
                    {
                        // What packs better is taken for a bomb.
                        packing.Write(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(100_000, 28_571).Select(n => $"{n} "))));
                    }

                    var content = new ByteArrayContent(packed.ToArray());
                    content.Headers.ContentType = new("text/plain");
                    content.Headers.ContentEncoding.Add("gzip");
                    return content;
                }

            case "lines of known length":
                return new StringContent(new string(' ', 800_000), Encoding.UTF8, "application/x-ndjson");
            default:
                return new StringContent(new string(' ', 200_000));
        }
    }

    /// <returns>A connection on which a stream of articles has begun: its first line was answered.</returns>
    private static async Task<Socket> BeginStreamAsync(WorkerWorld world, string? key = null)
    {
        const string Line = """{"text":"She said yes."}""" + "\n";
        var socket = await ConnectAsync(world);
        await socket.SendAsync(
            Encoding.ASCII.GetBytes(
                $"POST /v1/articles HTTP/1.1\r\nHost: 127.0.0.1\r\n{(key is null ? "" : $"X-Api-Key: {key}\r\n")}Content-Type: application/x-ndjson\r\n"
                + $"Transfer-Encoding: chunked\r\n\r\n{Line.Length:x}\r\n{Line}\r\n"),
            Token);
        for (var heard = ""; !heard.Contains("\"line\":1,\"status\":202", StringComparison.Ordinal);)
        {
            var buffer = new byte[4_096];
            var count = await socket.ReceiveAsync(buffer, Token);
            Assert.NotEqual(0, count);
            heard += Encoding.UTF8.GetString(buffer, 0, count);
        }

        return socket;
    }

    private static async Task UntilAcceptedAsync(HttpClient client)
    {
        while ((await client.PostAsync("/v1/articles", new StringContent("He said no."), Token)).StatusCode != HttpStatusCode.Accepted)
        {
            await Task.Delay(20, Token);
        }
    }

    private static async Task<int> ReceiveAsync(Socket socket)
    {
        try
        {
            return await socket.ReceiveAsync(new byte[100], Token);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    private static async Task<Socket> ConnectAsync(WorkerWorld world)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, world.Client.BaseAddress!.Port, Token);
        return socket;
    }

    private static async Task<HttpResponseMessage> UntilRefusedAsync(HttpClient client, int most)
    {
        for (var i = 0; i < most; i++)
        {
            var answer = await client.GetAsync("/v1/statements", Token);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return answer;
            }
        }

        throw new InvalidOperationException($"{most} requests were answered.");
    }
}
