using System.Text.Json;

namespace StanceML.Cli;

/// <summary>One array with the statements of all articles, one a line.</summary>
internal sealed class JsonArrayWriter(TextWriter output) : IAnalysisWriter
{
    private string _before = "[\n";

    public void Write(ArticleAnalysis analysis)
    {
        foreach (var record in analysis.ToRecords())
        {
            output.Write(_before);
            output.Write(JsonSerializer.Serialize(record, StanceJson.Readable.StatementRecord));
            _before = ",\n";
        }
    }

    public void End() => output.Write(_before == ",\n" ? "\n]\n" : "[]\n");
}
