using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using StanceML.Store;

namespace StanceML.Cli;

/// <summary>Runs the chosen command and turns every ending into an exit code and, at most, one line on stderr.</summary>
internal static class CommandRun
{
    /// <summary>EPIPE on Linux and macOS: whoever read our output has seen enough.</summary>
    private const int BrokenPipe = 32;

    /// <summary>Response files are off: <c>@name</c> is a file name like any other.</summary>
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> InvokeAsync(RootCommand root, string[] args, StandardStreams streams)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }

        var parsed = root.Parse(args, Parsing);
        if (parsed.Action is ParseErrorAction error)
        {
            return await RefuseAsync(parsed, error, streams).ConfigureAwait(false);
        }

        try
        {
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            var code = await parsed.InvokeAsync(invocation).ConfigureAwait(false);
            streams.Flush();
            return code;
        }
        catch (OperationCanceledException)
        {
            streams.Say("cancelled");
            return ExitCode.Cancelled;
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            return ExitCode.Done;
        }
        catch (Exception e) when (IsExpected(e))
        {
            streams.Say(e.Message);
            return ExitCode.Failed;
        }
    }

    private static async Task<int> RefuseAsync(ParseResult parsed, ParseErrorAction error, StandardStreams streams)
    {
        error.ShowHelp = false;
        await parsed.InvokeAsync(new InvocationConfiguration { Output = streams.Messages, Error = streams.Messages }).ConfigureAwait(false);
        streams.Say($"See `{HelpLine(parsed.CommandResult.Command)}`.");
        return ExitCode.Misused;
    }

    private static string HelpLine(Command command) =>
        command is RootCommand ? "stanceml --help" : $"{string.Join(' ', Path(command))} --help";

    private static IEnumerable<string> Path(Symbol command) =>
        command.Parents.FirstOrDefault() is { } parent ? Path(parent).Append(command.Name) : ["stanceml"];

    /// <summary>Failures that a message explains; everything else is a bug and shows its stack trace.</summary>
    private static bool IsExpected(Exception e) => e
        is InvalidModelException or InvalidCatalogueException or InvalidInputException or StoreUnavailableException or IOException or InvalidDataException or UnauthorizedAccessException;
}
