using System.Text;

namespace StanceML.Hosts.Tests.Cli;

/// <summary>A folder of its own for one test, and the command run in it with the toy models.</summary>
internal sealed class CliWorld(ToyModels models) : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("stanceml-cli-").FullName;

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>Runs with <c>--models</c> set to the toy models.</summary>
    public Task<CliRun> RunAsync(params string[] args) => CliRun.StartAsync(Folder, [.. args, "--models", models.Models]);

    public Task<CliRun> RunAsync(byte[] input, params string[] args) => CliRun.StartAsync(Folder, [.. args, "--models", models.Models], input);

    /// <summary>Runs with these arguments alone.</summary>
    public Task<CliRun> RunBareAsync(params string[] args) => CliRun.StartAsync(Folder, args);

    /// <summary>A copy that the test may damage.</summary>
    public string CopyModels()
    {
        var copy = Path.Combine(Folder, "models");
        foreach (var file in Directory.EnumerateFiles(models.Models, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(models.Models, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
