using Parquet.Schema;

namespace StanceML.Store;

/// <summary>The columns of a table of statements. Their names and order are a contract: add at the end, never rename.</summary>
internal static class ExportColumns
{
    public static IReadOnlyList<ExportColumn<ExportRow>> All { get; } =
    [
        new TextColumn<ExportRow>("article", row => row.Statement.Article),
        new ValueColumn<ExportRow, int>("statement", row => row.Statement.Statement),
        new TextColumn<ExportRow>("text", row => row.Statement.Text),
        new TextColumn<ExportRow>("spans", row => Spans(row.Statement.Spans)),
        new TextColumn<ExportRow>("kind", row => row.Statement.Kind),
        new TextColumn<ExportRow>("cue", row => row.Statement.Cue?.Text),
        new TextColumn<ExportRow>("framing", row => row.Statement.Cue?.Framing),
        new TextColumn<ExportRow>("speakerText", row => row.Statement.Speaker?.Text),
        new TextColumn<ExportRow>("speakerName", row => row.Statement.Speaker?.Name),
        new TextColumn<ExportRow>("role", row => row.Statement.Speaker?.Role),
        new TextColumn<ExportRow>("actor", row => row.Statement.Speaker?.Actor),
        new TextColumn<ExportRow>("rule", row => row.Statement.Speaker?.Rule),
        new TextColumn<ExportRow>("target", row => row.Target?.Id),
        new TextColumn<ExportRow>("origin", row => row.Target?.Origin),
        new TextColumn<ExportRow>("stance", row => row.Target?.Stance),
        new TruthColumn<ExportRow>("stanceDecided", row => row.Target?.Decided),
        Probability("supportProbability", row => Of(row.Target?.Probabilities, Labels.Support)),
        Probability("opposeProbability", row => Of(row.Target?.Probabilities, Labels.Oppose)),
        Probability("neutralStanceProbability", row => Of(row.Target?.Probabilities, Labels.Neutral)),
        new TextColumn<ExportRow>("sentiment", row => row.Statement.Sentiment?.Label),
        new TruthColumn<ExportRow>("sentimentDecided", row => row.Statement.Sentiment?.Decided),
        Probability("positiveProbability", row => Of(row.Statement.Sentiment?.Probabilities, Labels.Positive)),
        Probability("negativeProbability", row => Of(row.Statement.Sentiment?.Probabilities, Labels.Negative)),
        Probability("neutralSentimentProbability", row => Of(row.Statement.Sentiment?.Probabilities, Labels.Neutral)),
        new TextColumn<ExportRow>("evidence", Evidence),
        new TextColumn<ExportRow>("stanceModel", row => row.Statement.Models.GetValueOrDefault(Labels.StanceTask)),
        new TextColumn<ExportRow>("sentimentModel", row => row.Statement.Models.GetValueOrDefault(Labels.SentimentTask)),
        new TextColumn<ExportRow>("relevanceModel", row => row.Statement.Models.GetValueOrDefault(Labels.RelevanceTask)),
        Probability("speakerProbability", row => row.Statement.Speaker?.Probability),
        new TextColumn<ExportRow>("title", row => row.Source?.Title),
        new TextColumn<ExportRow>("outlet", row => row.Source?.Outlet),
        new TextColumn<ExportRow>("url", row => row.Source?.Url),
        Time("published", row => row.Source?.Published),
        Time("received", row => row.Source?.Received),
        new TextColumn<ExportRow>("reviewed", row => row.Statement.Reviewed?.Outcome),
        new TextColumn<ExportRow>("reviewedBy", row => row.Statement.Reviewed?.By),
        Time("reviewedAt", row => row.Statement.Reviewed?.At),
        Probability("quoteProbability", row => row.Statement.Probability),
        new ValueColumn<ExportRow, int>("within", row => row.Statement.Within),
    ];

    private static ValueColumn<ExportRow, double> Probability(string name, Func<ExportRow, double?> value) => new(name, value, "0.####");

    private static ValueColumn<ExportRow, DateTime> Time(string name, Func<ExportRow, DateTimeOffset?> value) => new(
        new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Millis, isNullable: true),
        row => value(row)?.UtcDateTime,
        "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'");

    private static string? Evidence(ExportRow row) =>
        string.Join(" | ", row.Statement.Evidence.Where(e => e.Target == row.Target?.Id).Select(e => $"{e.Text} ({e.Toward})"));

    private static string Spans(IReadOnlyList<int[]> spans) =>
        string.Join(' ', spans.Select(span => FormattableString.Invariant($"{span[0]}-{span[1]}")));

    private static double? Of(IReadOnlyDictionary<string, double>? probabilities, string label) =>
        probabilities is not null && probabilities.TryGetValue(label, out var value) ? value : null;
}
