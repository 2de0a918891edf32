using StanceML.Store;

namespace StanceML.Cli;

/// <summary>The table of exports; the columns that tell an article's source stay empty.</summary>
internal sealed class TableFileWriter(StatementFormat format, Stream output) : IAnalysisWriter
{
    private readonly IStatementWriter _table = format.Create(output);

    public void Write(ArticleAnalysis analysis)
    {
        foreach (var statement in analysis.ToRecords())
        {
            _table.WriteAsync(statement, source: null, CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    public void End()
    {
        _table.EndAsync(CancellationToken.None).GetAwaiter().GetResult();
        output.Flush();
    }
}
