using System.Net;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>Makes keys, and clients that send them.</summary>
internal static class Keys
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>As <c>stanceml keys create</c> does, before the worker starts.</summary>
    public static string Make(string store, KeyRole role, DateTimeOffset? expires = null)
    {
        using var database = new StoreDatabase(store, TimeProvider.System);
        return new KeyStore(database).CreateAsync($"test {role}", role, expires, Token).GetAwaiter().GetResult()!.Text;
    }

    /// <summary>Over HTTP, with the world's own client.</summary>
    public static async Task<(string Id, string Text)> MakeAsync(this WorkerWorld world, string role, string? expires = null)
    {
        var made = await world.PostAsync("/v1/keys", new { name = $"test {role}", role, expires });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var answer = await WorkerWorld.JsonAsync(made);
        return (answer.GetProperty("id").GetString()!, answer.GetProperty("key").GetString()!);
    }

    public static HttpClient With(this WorkerWorld world, string key)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = world.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }
}
