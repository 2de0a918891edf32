using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>TASK/VERSION</c> on the command line: names, never paths.</summary>
internal static class ModelArgument
{
    private const string VersionRule = "a version of letters, digits, '.', '-' and '_', as in 2026.11.1";

    private static readonly string TaskRule = $"a task (one of {string.Join(", ", TrainingRun.Tasks)})";

    /// <summary>Version needed.</summary>
    public static Argument<string> Version(string name) => Checked(
        new Argument<string>(name) { HelpName = "TASK/VERSION", Description = "A version, as `models list` names it." },
        text => TryParse(text) is { Version: not null } ? null : $"found '{text}'; expected {TaskRule}, a slash and {VersionRule}.");

    /// <summary>The live version when none is named.</summary>
    public static Argument<string> TaskOrVersion(string name, string description) => Checked(
        new Argument<string>(name) { HelpName = "TASK[/VERSION]", Description = description },
        text => TryParse(text) is not null ? null : $"found '{text}'; expected {TaskRule}, or that, a slash and {VersionRule}.");

    /// <summary>No version.</summary>
    public static Argument<string> Task(string name) => Checked(
        new Argument<string>(name) { HelpName = "TASK", Description = $"One of {string.Join(", ", TrainingRun.Tasks)}." },
        text => TryParse(text) is { Version: null } ? null : $"found '{text}'; expected {TaskRule}.");

    /// <returns>The name given, or that of the live version.</returns>
    /// <exception cref="InvalidModelException">Nothing of the task is live.</exception>
    public static ModelName Resolve(string text, ModelRegistry registry)
    {
        var (task, version) = TryParse(text)!.Value;
        return version is null ? registry.LiveOf(task) : new ModelName(task, version);
    }

    /// <summary>For a version that stands alone, as after <c>--to</c>.</summary>
    /// <returns>Null when it is one.</returns>
    public static string? ProblemOfVersion(string text) => ModelName.IsPlain(text) ? null : $"found '{text}'; expected {VersionRule}.";

    private static (string Task, string? Version)? TryParse(string text) => text.Split('/') switch
    {
        [var task] when IsTask(task) => (task, null),
        [var task, var version] when IsTask(task) && ModelName.IsPlain(version) => (task, version),
        _ => null,
    };

    private static bool IsTask(string text) => TrainingRun.Tasks.Contains(text);

    private static Argument<string> Checked(Argument<string> argument, Func<string, string?> problem)
    {
        argument.Validators.Add(result =>
        {
            foreach (var text in result.Tokens.Select(token => token.Value))
            {
                if (problem(text) is { } found)
                {
                    result.AddError($"{argument.HelpName}: {found}");
                }
            }
        });
        return argument;
    }
}
