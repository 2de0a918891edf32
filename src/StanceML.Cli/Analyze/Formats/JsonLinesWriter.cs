using System.Text.Json;

namespace StanceML.Cli;

/// <summary>One statement a line.</summary>
internal sealed class JsonLinesWriter(TextWriter output) : IAnalysisWriter
{
    public void Write(ArticleAnalysis analysis)
    {
        foreach (var record in analysis.ToRecords())
        {
            output.Write(JsonSerializer.Serialize(record, StanceJson.Readable.StatementRecord));
            output.Write('\n');
        }

        output.Flush();
    }

    public void End()
    {
    }
}
