using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>A web site of the test's own, on a free loopback port.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PageServer(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    /// <param name="answer">Answers every request.</param>
    public static async Task<PageServer> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new PageServer(app);
    }

    public Uri At(string path) => new(Address, path);

    /// <summary>Lets a worker fetch from here.</summary>
    public void Allow(WorkerOptions options)
    {
        options.FetchAllowed.Add("127.0.0.1/32");
        options.FetchPorts.Add(Address.Port);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
