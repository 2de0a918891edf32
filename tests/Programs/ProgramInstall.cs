using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StanceML.Programs;

/// <summary>Finds the programs that tests start, and installs them where they are missing.</summary>
internal static class ProgramInstall
{
    private static readonly Lazy<string> Outcome = new(RunScript);

    /// <param name="find">Looks for a program; null when it is not there.</param>
    /// <exception cref="InvalidOperationException">It is not there and could not be installed: the test fails and says why.</exception>
    public static string Find(string program, Func<string?> find) =>
        find() ?? (Outcome.Value is var outcome && find() is { } path
            ? path
            : throw new InvalidOperationException($"These tests need {program}, and tests/install-programs.sh could not install it: {outcome}"));

    private static string RunScript()
    {
        using var script = Process.Start(new ProcessStartInfo("bash", [ScriptPath()]) { RedirectStandardError = true })!;
        var problem = script.StandardError.ReadToEnd();
        script.WaitForExit();
        return $"exit code {script.ExitCode} {problem.Trim()}";
    }

    private static string ScriptPath([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "install-programs.sh");
}
