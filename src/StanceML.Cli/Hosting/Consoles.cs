using System.Text;
using Spectre.Console;

namespace StanceML.Cli;

/// <summary>Spectre consoles over our own streams: styled on a terminal, plain text anywhere else.</summary>
internal static class Consoles
{
    /// <summary>What a pipe or a file gets, where no terminal tells its width.</summary>
    private const int PlainWidth = 100;

    private const int MinWidth = 40;

    /// <summary>Longer lines are hard to read.</summary>
    private const int MaxWidth = 120;

    public static IAnsiConsole ForData(StandardStreams streams, bool noColor) => Create(streams.Data, streams.IsDataTerminal, noColor);

    public static IAnsiConsole ForMessages(StandardStreams streams) => Create(streams.Messages, streams.AreMessagesTerminal, noColor: false);

    /// <param name="noColor">Also set by the environment variable <c>NO_COLOR</c>, whatever its value.</param>
    private static IAnsiConsole Create(TextWriter writer, bool isTerminal, bool noColor)
    {
        var hasColor = isTerminal && !noColor && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = hasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,

            // Detection looks at stdout; messages may have a terminal where data has none.
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new Output(writer, isTerminal),
        });
    }

    private sealed class Output(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width { get; } = isTerminal ? Math.Clamp(TerminalSize(() => Console.WindowWidth, PlainWidth), MinWidth, MaxWidth) : PlainWidth;

        public int Height { get; } = isTerminal ? TerminalSize(() => Console.WindowHeight, 40) : 40;

        /// <summary>Ours are UTF-8 already.</summary>
        public void SetEncoding(Encoding encoding)
        {
        }

        private static int TerminalSize(Func<int> read, int otherwise)
        {
            try
            {
                return read() is var size and > 0 ? size : otherwise;
            }
            catch (IOException)
            {
                return otherwise;
            }
        }
    }
}
