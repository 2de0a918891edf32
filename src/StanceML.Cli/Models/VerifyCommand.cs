using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>stanceml models verify</c>: which folders may be used, and why the others must not.</summary>
internal static class VerifyCommand
{
    public static Command Create(StandardStreams streams, RegistryOptions registry)
    {
        var name = ModelArgument.TaskOrVersion("MODEL", "A version, or a task for all its versions. Default: every version of every task.");
        name.Arity = ArgumentArity.ZeroOrOne;
        var verify = new CliCommand(
            "verify",
            "Verify model folders: the manifest's seal, hashes, sizes, what the archive holds, and the smoke answers. Refusals name path, found and expected.",
            ("stanceml models verify", "Every version."),
            ("stanceml models verify stance --models my-models", "The stance versions of another folder."));
        verify.Add(name);
        registry.AddTo(verify);
        verify.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var versions = Chosen(registry.Open(parsed), parsed.GetValue(name)).TakeUnlessCancelled(cancellation);
            foreach (var version in versions)
            {
                streams.Data.WriteLine(SafeText.OneLine(version.Problem is { } problem ? $"refused   {version.Name}: {problem}" : $"verified  {version.Name}{(version.Manifest is { SeesActor: true } ? ", sees the speaker's actor" : "")}{(version.Manifest is { Pretrained: not null } ? ", through a pretrained encoder" : "")}"));
            }

            return versions.All(version => version.Problem is null) ? ExitCode.Done : ExitCode.Failed;
        }));
        return verify;
    }

    private static IEnumerable<RegisteredModel> Chosen(ModelRegistry registry, string? asked) =>
        asked is null ? registry.ReadAll()
        : asked.Contains('/', StringComparison.Ordinal) ? [registry.Read(ModelArgument.Resolve(asked, registry))]
        : registry.ReadAll(asked);
}
