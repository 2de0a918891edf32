using StanceML.Programs;

namespace StanceML.Hosts.Tests.Serve.Scaling;

/// <summary>One NATS server per test run, started for the first test that asks.</summary>
public sealed class NatsServers : IDisposable
{
    private readonly Lazy<NatsServer> _server = new(() => NatsServer.Start());

    public string Url => _server.Value.Url;

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }
}
