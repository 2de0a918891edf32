using Spectre.Console;

namespace StanceML.Cli;

/// <summary>For people: each article taken apart, then its text with every claim marked in place.</summary>
internal sealed class TableWriter(IAnsiConsole console) : IAnalysisWriter
{
    private bool _isFirst = true;

    public void Write(ArticleAnalysis analysis)
    {
        if (!_isFirst)
        {
            console.WriteLine();
        }

        _isFirst = false;
        var text = SafeText.SameLength(analysis.Article.Text);
        var hasColor = console.Profile.Capabilities.Ansi && console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
        console.Write(ArticleHeading.Of(analysis, text));
        console.Write(StandingSummary.Of(analysis));
        foreach (var statement in analysis.Statements)
        {
            console.Write(StatementView.Of(statement, text));
        }

        ArticleText.Write(console, analysis, text, hasColor);
        console.Profile.Out.Writer.Flush();
    }

    public void End()
    {
    }
}
