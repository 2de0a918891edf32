using System.Globalization;
using CsvHelper;

namespace StanceML.Cli;

/// <summary>One row per statement and target; a statement about no recognition question has one row with empty stance columns.</summary>
/// <remarks>
/// RFC 4180. A cell that a spreadsheet would run as a formula gets a leading apostrophe. Column names and their order are a
/// contract: add at the end, never rename.
/// </remarks>
internal sealed class StatementCsvWriter : IAnalysisWriter
{
    private static readonly (string Name, Func<StatementRecord, TargetRecord?, string?> Value)[] Columns =
    [
        ("article", (s, _) => s.Article),
        ("statement", (s, _) => Text(s.Statement)),
        ("text", (s, _) => s.Text),
        ("spans", (s, _) => Spans(s.Spans)),
        ("kind", (s, _) => s.Kind),
        ("cue", (s, _) => s.Cue?.Text),
        ("framing", (s, _) => s.Cue?.Framing),
        ("speakerText", (s, _) => s.Speaker?.Text),
        ("speakerName", (s, _) => s.Speaker?.Name),
        ("role", (s, _) => s.Speaker?.Role),
        ("actor", (s, _) => s.Speaker?.Actor),
        ("rule", (s, _) => s.Speaker?.Rule),
        ("target", (_, t) => t?.Id),
        ("origin", (_, t) => t?.Origin),
        ("stance", (_, t) => t?.Stance),
        ("stanceDecided", (_, t) => Text(t?.Decided)),
        ("supportProbability", (_, t) => Of(t?.Probabilities, Labels.Support)),
        ("opposeProbability", (_, t) => Of(t?.Probabilities, Labels.Oppose)),
        ("neutralStanceProbability", (_, t) => Of(t?.Probabilities, Labels.Neutral)),
        ("sentiment", (s, _) => s.Sentiment?.Label),
        ("sentimentDecided", (s, _) => Text(s.Sentiment?.Decided)),
        ("positiveProbability", (s, _) => Of(s.Sentiment?.Probabilities, Labels.Positive)),
        ("negativeProbability", (s, _) => Of(s.Sentiment?.Probabilities, Labels.Negative)),
        ("neutralSentimentProbability", (s, _) => Of(s.Sentiment?.Probabilities, Labels.Neutral)),
        ("evidence", Evidence),
        ("stanceModel", (s, _) => s.Models.GetValueOrDefault(Labels.StanceTask)),
        ("sentimentModel", (s, _) => s.Models.GetValueOrDefault(Labels.SentimentTask)),
        ("relevanceModel", (s, _) => s.Models.GetValueOrDefault(Labels.RelevanceTask)),
        ("speakerProbability", (s, _) => Text(s.Speaker?.Probability)),
    ];

    private readonly CsvWriter _csv;

    public StatementCsvWriter(TextWriter output)
    {
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape, FormatProvider = CultureInfo.InvariantCulture };
        _csv = CsvWriter.Create(output, options, leaveOpen: true);
        WriteRow(column => column.Name);
    }

    public void Write(ArticleAnalysis analysis)
    {
        foreach (var statement in analysis.ToRecords())
        {
            foreach (var target in statement.Targets.Cast<TargetRecord?>().DefaultIfEmpty())
            {
                WriteRow(column => column.Value(statement, target));
            }
        }
    }

    public void End() => _csv.Flush();

    private void WriteRow(Func<(string Name, Func<StatementRecord, TargetRecord?, string?> Value), string?> cell)
    {
        foreach (var column in Columns)
        {
            _csv.WriteField(cell(column));
        }

        _csv.EndRecord();
    }

    private static string? Evidence(StatementRecord statement, TargetRecord? target) =>
        string.Join(" | ", statement.Evidence.Where(e => e.Target == target?.Id).Select(e => $"{e.Text} ({e.Toward})"));

    private static string Spans(IReadOnlyList<int[]> spans) =>
        string.Join(' ', spans.Select(span => FormattableString.Invariant($"{span[0]}-{span[1]}")));

    private static string? Of(IReadOnlyDictionary<string, double>? probabilities, string label) =>
        probabilities is not null && probabilities.TryGetValue(label, out var value) ? value.ToString("0.####", CultureInfo.InvariantCulture) : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Text(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string? Text(bool? value) => value switch { true => "true", false => "false", null => null };
}
