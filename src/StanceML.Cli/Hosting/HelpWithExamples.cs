using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace StanceML.Cli;

/// <summary>The library's help page, then the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction page) : SynchronousCommandLineAction
{
    /// <summary>In columns, so that lines break between words where no terminal would break them.</summary>
    private const int MaxWidth = 100;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        page.MaxWidth = Math.Min(page.MaxWidth, MaxWidth);
        var code = page.Invoke(parseResult);
        if (parseResult.CommandResult.Command is CliCommand { Examples: { Count: > 0 } examples })
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var (line, does) in examples)
            {
                output.WriteLine($"  {line}");
                output.WriteLine($"      {does}");
            }

            output.WriteLine();
        }

        return code;
    }
}
