using System.Net;
using System.Text.Json;

namespace StanceML.Hosts.Tests.Serve;

public sealed class StreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listener_gets_what_is_stored_from_then_on_as_the_lists_show_it()
    {
        await using var world = await WorkerWorld.StartAsync(Quick);
        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        using var listener = await ListenAsync(world, "/v1/stream?q=dispatch&question=kosovo");
        await world.AcceptAndFinishAsync(new { text = Samples.Numbered(1), outlet = "Harbour Wire" });
        await world.AcceptAndFinishAsync(new { text = "\"Dispatch of today: Kosovo is independent and we recognise it,\" Minister Ilse Adernach said.", outlet = "Harbour Wire" });
        var (id, data) = await listener.NextAsync();
        Assert.Matches("^[0-9]+_[0-9]+$", id);
        Assert.Contains("Dispatch", data.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("Harbour Wire", data.GetProperty("outlet").GetString());
    }

    [Fact]
    public async Task A_listener_that_comes_back_misses_nothing_and_gets_nothing_twice()
    {
        await using var world = await WorkerWorld.StartAsync(Quick);
        List<(string, int)> heard = [];
        var last = "0";
        for (var round = 0; round < 3; round++)
        {
            using var listener = await ListenAsync(world, "/v1/stream", last);
            await world.AcceptAndFinishAsync(new { text = Samples.Numbered(round) });
            // It leaves in the middle of an article, with more to come.
            var (id, data) = await listener.NextAsync();
            heard.Add(KeyOf(data));
            last = id;
        }

        var all = await new WorkerReader(world.Client).StatementKeysAsync();
        using (var listener = await ListenAsync(world, $"/v1/stream?after={last}"))
        {
            while (heard.Count < all.Count)
            {
                heard.Add(KeyOf((await listener.NextAsync()).Data));
            }
        }

        Assert.True(all.Count > 3);
        Assert.Equal(all.Order(), heard.Order());
    }

    [Fact]
    public async Task A_listener_that_comes_back_hears_of_corrections_and_their_undoing_in_order_with_what_is_new()
    {
        await using var world = await WorkerWorld.StartAsync(Quick);
        var article = (await world.AcceptAndFinishAsync(new { text = "\"Kosovo is a state and we recognise its independence,\" Foreign Minister Ilse Adernach told reporters." })).GetProperty("id").GetString();
        string last;
        using (var listener = await ListenAsync(world, "/v1/stream?question=kosovo", "0"))
        {
            (last, var data) = await listener.NextAsync();
            Assert.Equal(("statement", "support"), (listener.Event, StanceOf(data)));
            var made = await world.PostAsync("/v1/reviews", new { statement = $"{article}:{data.GetProperty("statement").GetInt32()}", kind = "correct", targets = new[] { new { id = "kosovo", stance = "neutral" } } });
            var review = (await WorkerWorld.JsonAsync(made)).GetProperty("review").GetProperty("id").GetInt64();
            await world.AcceptAndFinishAsync(new { text = "\"Abkhazia is independent, and we recognise it,\" Minister Ilse Adernach said." });
            await world.PostAsync("/v1/reviews", new { kind = "undo", undoes = review });
        }

        // Whose filter it left hears of it too.
        using var again = await ListenAsync(world, "/v1/stream?question=kosovo&stance=support", last);
        var (id, corrected) = await NextCorrectionAsync(again);
        Assert.Equal(("neutral", "corrected", "local"), (StanceOf(corrected), corrected.GetProperty("reviewed").GetProperty("outcome").GetString(), corrected.GetProperty("reviewed").GetProperty("by").GetString()));
        Assert.Equal(article, corrected.GetProperty("article").GetString());
        var (_, undone) = await NextCorrectionAsync(again);
        Assert.Equal(("support", false), (StanceOf(undone), undone.TryGetProperty("reviewed", out var _)));
        using var late = await ListenAsync(world, "/v1/stream?question=kosovo", id);
        Assert.Equal(undone.GetRawText(), (await NextCorrectionAsync(late)).Data.GetRawText());

        static async Task<(string Id, JsonElement Data)> NextCorrectionAsync(Listener listener)
        {
            var next = await listener.NextAsync();
            Assert.Equal("corrected", listener.Event);
            return next;
        }
    }

    [Fact]
    public async Task A_quiet_stream_says_that_it_is_alive_and_outlasts_the_time_of_a_request()
    {
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            Quick(options);
            options.RequestTimeout = TimeSpan.FromSeconds(1);
            options.HeartbeatInterval = TimeSpan.FromMilliseconds(300);
        });
        using var listener = await ListenAsync(world, "/v1/stream");
        for (var beats = 0; beats < 5;)
        {
            beats += (await listener.LineAsync()).StartsWith(':') ? 1 : 0;
        }

        await world.AcceptAndFinishAsync(new { text = Samples.Article });
        Assert.NotEqual(default, (await listener.NextAsync()).Data);
    }

    [Fact]
    public async Task No_more_than_so_many_listen_and_a_seat_is_free_again_when_one_leaves()
    {
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            Quick(options);
            options.MaxListeners = 1;
            options.HeartbeatInterval = TimeSpan.FromMilliseconds(100);
        });
        using (await ListenAsync(world, "/v1/stream"))
        {
            var refused = await world.Client.GetAsync("/v1/stream", HttpCompletionOption.ResponseHeadersRead, Token);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
        }

        HttpStatusCode status;
        do
        {
            using var again = await world.Client.GetAsync("/v1/stream", HttpCompletionOption.ResponseHeadersRead, Token);
            status = again.StatusCode;
        }
        while (status != HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_worker_that_stops_does_not_wait_for_its_listeners()
    {
        var world = await WorkerWorld.StartAsync(Quick);
        using var listener = await ListenAsync(world, "/v1/stream");
        await world.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    [Theory]
    [InlineData("after=yesterday", null, "after")]
    [InlineData("stance=against", null, "stance")]
    [InlineData("limit=5", null, "limit")]
    [InlineData("", "1_2_3", "Last-Event-ID")]
    public async Task What_cannot_be_used_is_named(string query, string? lastEventId, string field)
    {
        await using var world = await WorkerWorld.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, $"/v1/stream?{query}");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var refused = await world.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(field, Assert.Single((await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject()).Name);
    }

    private static void Quick(StanceML.Worker.WorkerOptions options) => options.StreamInterval = TimeSpan.FromMilliseconds(20);

    private static string? StanceOf(JsonElement data) => data.GetProperty("targets")[0].GetProperty("stance").GetString();

    private static (string, int) KeyOf(JsonElement data) => (data.GetProperty("article").GetString()!, data.GetProperty("statement").GetInt32());

    /// <returns>Once the worker has told it where it is.</returns>
    private static async Task<Listener> ListenAsync(WorkerWorld world, string path, string? lastEventId = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var answer = await world.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        Listener listener = new(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(Token)));
        Assert.StartsWith("retry: ", await listener.LineAsync(), StringComparison.Ordinal);
        Assert.StartsWith("id: ", await listener.LineAsync(), StringComparison.Ordinal);
        return listener;
    }

    /// <summary>Reads events as a browser would.</summary>
    private sealed class Listener(HttpResponseMessage answer, StreamReader lines) : IDisposable
    {
        /// <summary>Name of the event that was read last.</summary>
        public string Event { get; private set; } = "";

        public async Task<string> LineAsync() =>
            await lines.ReadLineAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Token) ?? throw new EndOfStreamException();

        public async Task<(string Id, JsonElement Data)> NextAsync()
        {
            var id = "";
            while (true)
            {
                var line = await LineAsync();
                id = line.StartsWith("id: ", StringComparison.Ordinal) ? line[4..] : id;
                Event = line.StartsWith("event: ", StringComparison.Ordinal) ? line[7..] : Event;
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    return (id, JsonDocument.Parse(line[6..]).RootElement);
                }
            }
        }

        public void Dispose()
        {
            lines.Dispose();
            answer.Dispose();
        }
    }
}
