using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace StanceML.Programs;

/// <summary>A NATS server of its own with JetStream: its files in a temporary folder, a free loopback port. Gone with the test process, however that ends.</summary>
public sealed class NatsServer : IDisposable
{
    /// <summary>The server ends when a line comes in, and its files go too when our end of its standard input closes.</summary>
    private const string Script = """
        trap '' INT TERM
        "$1" -c "$2/nats.conf" -l "$2/log" &
        server=$!
        read -r word
        kill -KILL $server
        wait $server 2> /dev/null
        [ "$word" = keep ] || rm -rf "$2/jetstream"
        """;

    private static readonly string[] Places = ["/usr/sbin/nats-server", "/usr/bin/nats-server", "/usr/local/bin/nats-server"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-nats-");
    private readonly string _program = ProgramInstall.Find("nats-server", FindProgram);
    private readonly int _port;
    private Process _server;

    private NatsServer(int port, string settings)
    {
        _port = port;
        File.WriteAllText(
            Path.Combine(_folder.FullName, "nats.conf"),
            $"listen: 127.0.0.1:{port}\njetstream {{ store_dir: \"{Path.Combine(_folder.FullName, "jetstream")}\" }}\n{settings}\n");
        _server = Launch();
    }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"nats://127.0.0.1:{_port}");

    /// <param name="settings">Lines of its configuration file.</param>
    public static NatsServer Start(string settings = "")
    {
        var server = new NatsServer(FreePort.Find(), settings);
        server.WaitUntilListening();
        return server;
    }

    /// <returns>So many servers that keep the same streams.</returns>
    public static IReadOnlyList<NatsServer> Cluster(int count)
    {
        List<(int Client, int Route)> ports = [.. Enumerable.Range(0, count).Select(_ => (FreePort.Find(), FreePort.Find()))];
        var routes = string.Join(", ", ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"\"nats://127.0.0.1:{port.Route}\"")));
        List<NatsServer> nodes =
        [
            .. ports.Select((port, node) => new NatsServer(
                port.Client,
                string.Create(CultureInfo.InvariantCulture, $"server_name: node{node}\ncluster {{ name: stanceml, listen: 127.0.0.1:{port.Route}, routes: [{routes}] }}"))),
        ];
        nodes.ForEach(node => node.WaitUntilListening());
        return nodes;
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public void Stop()
    {
        _server.StandardInput.WriteLine("keep");
        _server.WaitForExit();
        _server.Dispose();
    }

    /// <summary>On the same port with the same files, after <see cref="Stop"/>.</summary>
    public void StartAgain()
    {
        _server = Launch();
        WaitUntilListening();
    }

    public void Dispose()
    {
        _server.StandardInput.Close();
        _server.WaitForExit();
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string? FindProgram() => Places.FirstOrDefault(File.Exists);

    private Process Launch() => Process.Start(
        new ProcessStartInfo("sh", ["-c", Script, "sh", _program, _folder.FullName]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;

    private void WaitUntilListening()
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                client.Connect(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException e)
            {
                if (_server.HasExited || started.Elapsed > TimeSpan.FromMinutes(1))
                {
                    throw new InvalidOperationException($"nats-server does not start; its log is {Path.Combine(_folder.FullName, "log")}", e);
                }

                Thread.Sleep(20);
            }
        }
    }
}
