using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StanceML.Hosts.Tests.Cli;

/// <summary>The command as the README starts it: from its source.</summary>
public sealed class FromSourceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stanceml-source-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Files_are_named_from_where_the_reader_stands()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "rows.jsonl"), """{"id":"1","text":"We recognise Kosovo.","target":"kosovo","stance":"support"}""" + "\n");
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "-c", Configuration, "--project", Project(), "--", "data", "check", "rows.jsonl"])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
        };
        using var run = Process.Start(start)!;
        Assert.Contains("1 row", await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The command was built with these tests.</summary>
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Project([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "StanceML.Cli");
}
