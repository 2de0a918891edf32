using System.Globalization;
using StanceML.Store;

namespace StanceML.Programs;

/// <summary>Databases on one server per test run, started for the first test that asks.</summary>
public sealed class PostgresDatabases : IDisposable
{
    private const string Template = "stanceml_template";

    private readonly Lazy<PostgresServer> _server = new(Start);
    private int _made;

    public PostgresServer Server => _server.Value;

    /// <returns>Its address; it has this build's tables and nothing in them.</returns>
    public string Create()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _made)}");
        Server.Execute($"CREATE DATABASE {name} TEMPLATE {Template}");
        return Server.Url(name);
    }

    /// <returns>The address of a database in which nothing is.</returns>
    public string CreateEmpty()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"empty_{Interlocked.Increment(ref _made)}");
        Server.Execute($"CREATE DATABASE {name}");
        return Server.Url(name);
    }

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }

    private static PostgresServer Start()
    {
        // A database per test is a thousand files, and nobody pulls the plug.
        var server = new PostgresServer(fsync: false);
        server.Execute($"CREATE DATABASE {Template}");
        new StoreDatabase(server.Url(Template), TimeProvider.System).Dispose();
        return server;
    }
}
