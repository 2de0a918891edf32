using System.Net;
using System.Text;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Serve;

public sealed class KeyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Once_a_key_was_made_one_is_needed_and_revoking_the_last_opens_nothing()
    {
        await using var world = await WorkerWorld.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await world.Client.GetAsync("/v1/statements", Token)).StatusCode);
        var (id, key) = await world.MakeAsync("admin");
        using var admin = world.With(key);

        var refused = await world.Client.GetAsync("/v1/statements", Token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Bearer", Assert.Single(refused.Headers.WwwAuthenticate).Scheme);
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.PostAsync("/v1/keys", new { name = "mine", role = "admin" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/v1/statements", Token)).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/v1/keys/{id}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await admin.GetAsync("/v1/statements", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Client.GetAsync("/v1/statements", Token)).StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Via", "1.1 proxy.example")]
    public async Task Without_keys_nobody_is_let_in_through_a_proxy(string header, string value)
    {
        await using var world = await WorkerWorld.StartAsync();
        Assert.Contains("passed on by a proxy", await ProblemAsync(world, header, value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_taken_from_either_header_and_a_wrong_one_is_told_why()
    {
        var expired = "";
        await using var world = await WorkerWorld.StartAsync(
            options =>
            {
                Keys.Make(options.Store, KeyRole.Reader);
                expired = Keys.Make(options.Store, KeyRole.Reader, TimeProvider.System.GetUtcNow().AddSeconds(-1));
            });
        Assert.Contains("needs an API key", await ProblemAsync(world, "Accept", "*/*"), StringComparison.Ordinal);
        Assert.Contains("mistyped", await ProblemAsync(world, "X-Api-Key", "sml_abc"), StringComparison.Ordinal);
        Assert.Contains("mistyped", await ProblemAsync(world, "Authorization", $"Bearer {expired[..^1]}"), StringComparison.Ordinal);
        Assert.Contains("unknown here", await ProblemAsync(world, "Authorization", $"bearer {KeyText.Make().Text}"), StringComparison.Ordinal);
        Assert.Contains("expired", await ProblemAsync(world, "X-Api-Key", expired), StringComparison.Ordinal);
        Assert.Contains("mistyped", await ProblemAsync(world, "Authorization", "Basic YWRtaW46YWRtaW4="), StringComparison.Ordinal);
        Assert.Contains("mistyped", await ProblemAsync(world, "Authorization", "Basic ?"), StringComparison.Ordinal);
        var password = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"feeds:{expired}"));
        Assert.Contains("expired", await ProblemAsync(world, "Authorization", $"Basic {password}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_role_may_do_what_it_may_and_no_more()
    {
        Dictionary<KeyRole, string> keys = [];
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            foreach (var role in Enum.GetValues<KeyRole>())
            {
                keys[role] = Keys.Make(options.Store, role);
            }
        });
        (KeyRole Role, HttpMethod Method, string Path)[] calls =
        [
            (KeyRole.Reader, HttpMethod.Get, "/"),
            (KeyRole.Reader, HttpMethod.Get, "/v1/statements"),
            (KeyRole.Reader, HttpMethod.Post, "/v1/analyze"),
            (KeyRole.Reader, HttpMethod.Get, "/metrics"),
            (KeyRole.Submitter, HttpMethod.Post, "/v1/articles"),
            (KeyRole.Reviewer, HttpMethod.Post, "/v1/articles/retry"),
            (KeyRole.Reviewer, HttpMethod.Post, "/v1/articles/nothing/retry"),
            (KeyRole.Admin, HttpMethod.Get, "/v1/keys"),
            (KeyRole.Admin, HttpMethod.Delete, "/v1/keys/nobody"),
        ];
        foreach (var (role, key) in keys)
        {
            using var client = world.With(key);
            foreach (var (needed, method, path) in calls)
            {
                using var request = new HttpRequestMessage(method, path);
                var status = (await client.SendAsync(request, Token)).StatusCode;
                Assert.True(status == HttpStatusCode.Forbidden == role < needed, $"{role} {method} {path}: {status}");
                Assert.NotEqual(HttpStatusCode.Unauthorized, status);
            }
        }
    }

    [Fact]
    public async Task Probes_are_open_and_say_why_to_readers_alone()
    {
        var key = "";
        await using var world = await WorkerWorld.StartAsync(options => key = Keys.Make(options.Store, KeyRole.Reader));
        using var reader = world.With(key);
        Assert.Equal(HttpStatusCode.OK, (await world.Client.GetAsync("/health/live", Token)).StatusCode);
        Assert.DoesNotContain("task", await world.Client.GetStringAsync("/health/ready", Token), StringComparison.Ordinal);
        Assert.DoesNotContain("stance/", await world.Client.GetStringAsync("/health/ready", Token), StringComparison.Ordinal);
        Assert.Contains("stance/", await reader.GetStringAsync("/health/ready", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_was_made_or_revoked_elsewhere_is_known_soon()
    {
        var first = "";
        await using var world = await WorkerWorld.StartAsync(options =>
        {
            first = Keys.Make(options.Store, KeyRole.Reader);
            options.KeyRefreshInterval = TimeSpan.FromMilliseconds(100);
        });
        using var client = world.With(Keys.Make(world.StorePath, KeyRole.Reader));
        await UntilAsync(client, HttpStatusCode.OK);
        using (var elsewhere = new StoreDatabase(world.StorePath, TimeProvider.System))
        {
            Assert.True(await new KeyStore(elsewhere).RevokeAsync(KeyText.Read(client.DefaultRequestHeaders.Authorization!.Parameter!)!.Id, Token));
        }

        await UntilAsync(client, HttpStatusCode.Unauthorized);
        using var other = world.With(first);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/v1/statements", Token)).StatusCode);
    }

    [Fact]
    public async Task The_last_use_is_listed_and_written_once_a_minute_at_most()
    {
        var clock = new ShiftedClock();
        var key = "";
        await using var world = await WorkerWorld.StartAsync(
            options =>
            {
                key = Keys.Make(options.Store, KeyRole.Admin);
                options.KeyRefreshInterval = TimeSpan.FromMilliseconds(100);
            },
            clock: clock);
        using var admin = world.With(key);
        Assert.Null(await LastUsedAsync(admin, KeyText.Read(key)!.Id));
        await Task.Delay(300, Token);
        Assert.Null(await LastUsedAsync(admin, KeyText.Read(key)!.Id));
        var before = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromSeconds(61));
        DateTimeOffset? used = null;
        for (var tries = 0; used is null && tries < 400; tries++)
        {
            await Task.Delay(50, Token);
            used = await LastUsedAsync(admin, KeyText.Read(key)!.Id);
        }

        Assert.InRange(used ?? default, before.AddSeconds(-30), clock.GetUtcNow());
    }

    [Fact]
    public async Task The_store_never_holds_a_key_itself()
    {
        await using var world = await WorkerWorld.StartAsync();
        var (_, key) = await world.MakeAsync("reader");
        Assert.True(File.Exists(world.StorePath + "-wal"));
        foreach (var file in new[] { world.StorePath, world.StorePath + "-wal" })
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Assert.DoesNotContain(key[14..40], await reader.ReadToEndAsync(Token), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"role":"reader"}""", "name")]
    [InlineData("""{"name":"a\u202eb","role":"reader"}""", "name")]
    [InlineData("""{"name":"a","role":"root"}""", "role")]
    [InlineData("""{"name":"a","role":1}""", "role")]
    [InlineData("""{"name":"a","role":"reader","admin":true}""", "admin")]
    [InlineData("""{"name":"a","role":"reader","expires":"2001-01-01"}""", "expires")]
    [InlineData("""{"name":"a","role":"reader","expires":"tomorrow"}""", "expires")]
    [InlineData("""null""", "body")]
    public async Task A_key_that_cannot_be_made_names_the_field(string body, string field)
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await world.Client.PostAsync("/v1/keys", new StringContent(body, Encoding.UTF8, "application/json"), Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal([field], (await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    private static async Task<string> ProblemAsync(WorkerWorld world, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/statements");
        request.Headers.TryAddWithoutValidation(header, value);
        var refused = await world.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        return (await WorkerWorld.JsonAsync(refused)).GetProperty("detail").GetString()!;
    }

    private static async Task UntilAsync(HttpClient client, HttpStatusCode status)
    {
        HttpStatusCode found = default;
        for (var tries = 0; found != status && tries < 400; tries++)
        {
            await Task.Delay(50, Token);
            found = (await client.GetAsync("/v1/statements", Token)).StatusCode;
        }

        Assert.Equal(status, found);
    }

    private static async Task<DateTimeOffset?> LastUsedAsync(HttpClient admin, string id)
    {
        var answer = await WorkerWorld.JsonAsync(await admin.GetAsync("/v1/keys", Token));
        var used = answer.GetProperty("keys").EnumerateArray().Single(key => key.GetProperty("id").GetString() == id).GetProperty("lastUsed");
        return used.ValueKind == System.Text.Json.JsonValueKind.Null ? null : used.GetDateTimeOffset();
    }
}
