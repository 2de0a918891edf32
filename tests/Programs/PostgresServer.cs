using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace StanceML.Programs;

/// <summary>A PostgreSQL server of its own: a new cluster in a temporary folder on a free loopback port. Gone with the test process, however that ends.</summary>
/// <remarks>As an operator would run it: commits wait for the disk unless told otherwise, users need a password.</remarks>
public sealed class PostgresServer : IDisposable
{
    public const string Password = "secret & strange: p@ss/word";

    /// <summary>The server refuses to run as root. It ends when a line comes in, and its cluster goes too when our end of its standard input closes.</summary>
    private const string Script = """
        trap '' INT TERM
        "$1/postgres" -D "$2/cluster" -p "$3" -k "$2" -c listen_addresses=127.0.0.1 -c max_connections=60 -c shared_buffers="$5" -c fsync="$4" 2> "$2/log" &
        server=$!
        read -r word
        kill -QUIT $server
        wait $server
        [ "$word" = keep ] || rm -rf "$2"
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-postgres-");
    private readonly string _bin = ProgramInstall.Find("PostgreSQL", FindBin);
    private readonly int _port = FreePort.Find();
    private Process _server;

    private readonly string[] _settings;

    /// <param name="fsync">Whether commits wait for the disk. Only a power cut tells the difference.</param>
    /// <param name="sharedBuffers">Memory for pages, as PostgreSQL spells it.</param>
    public PostgresServer(bool fsync = true, string sharedBuffers = "64MB")
    {
        _settings = [fsync ? "on" : "off", sharedBuffers];
        var passwordFile = Path.Combine(_folder.FullName, "password");
        File.WriteAllText(passwordFile, Password);
        if (Environment.UserName == "root")
        {
            Run("chown", "-R", "postgres", _folder.FullName);
        }

        Run(AsPostgres(
            Path.Combine(_bin, "initdb"), "-D", Path.Combine(_folder.FullName, "cluster"), "-U", "stance", "--auth=scram-sha-256", $"--pwfile={passwordFile}",
            "--encoding=UTF8", "--locale=C", "--no-sync"));
        _server = Start();
    }

    public string Url(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"postgres://stance:{Uri.EscapeDataString(Password)}@127.0.0.1:{_port}/{database}");

    /// <summary>The same in the other way of writing it.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "stance",
        Password = Password,
        Database = database,
    }.ToString();

    /// <summary>Runs SQL as the owner of everything, on a connection that nobody keeps.</summary>
    public void Execute(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>As a crash: nothing is told to clients.</summary>
    public void Stop()
    {
        _server.StandardInput.WriteLine("keep");
        _server.WaitForExit();
        _server.Dispose();
    }

    /// <summary>On the same port, after <see cref="Stop"/>.</summary>
    public void StartAgain() => _server = Start();

    public void Dispose()
    {
        _server.StandardInput.Close();
        _server.WaitForExit();
        _server.Dispose();
    }

    private static string? FindBin() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max()
            : null;

    private static string[] AsPostgres(params IEnumerable<string> command) =>
        Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. command] : [.. command];

    private static void Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var problem = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command[^1]} of {command[0]} ended with {process.ExitCode}: {output.Result}{problem}");
        }
    }

    private Process Start()
    {
        var command = AsPostgres(["sh", "-c", Script, "sh", _bin, _folder.FullName, _port.ToString(CultureInfo.InvariantCulture), .. _settings]);
        var server = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Execute("SELECT 1");
                return server;
            }
            catch (NpgsqlException e)
            {
                if (server.HasExited || started.Elapsed > TimeSpan.FromMinutes(1))
                {
                    throw new InvalidOperationException($"PostgreSQL does not start; its log is {Path.Combine(_folder.FullName, "log")}", e);
                }

                Thread.Sleep(50);
            }
        }
    }
}
