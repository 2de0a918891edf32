namespace StanceML.Cli;

/// <summary>Analyses article after article; a bad one is named on stderr and the rest goes on.</summary>
internal sealed class AnalyzeBatch(StandardStreams streams, StanceAnalyzer analyzer, IAnalysisWriter writer)
{
    /// <summary>Fewer are done before a bar could be read.</summary>
    private const int WorthProgress = 20;

    /// <returns>The exit code.</returns>
    /// <exception cref="OperationCanceledException">Stopped between two articles; what was written stands.</exception>
    public int Run(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var names = new ArticleNames(paths);
        var code = ExitCode.Done;

        // On a terminal the articles themselves show how far we are.
        using var progress = paths.Count >= WorthProgress && !streams.IsDataTerminal ? ProgressLine.Start(streams, "analyzing", paths.Count) : null;
        foreach (var path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!TryAnalyze(path, names.NameOf(path), progress is null ? streams.Say : progress.SayAfterwards))
            {
                code = ExitCode.Failed;
            }

            progress?.Step();
        }

        writer.End();
        return code;
    }

    private bool TryAnalyze(string path, string name, Action<string> say)
    {
        try
        {
            writer.Write(analyzer.Analyze(new Article(name, ArticleFile.Read(path))));
            return true;
        }
        catch (InvalidInputException e)
        {
            say(e.Message);
            return false;
        }
    }
}
