using System.Globalization;

namespace StanceML.Training;

/// <summary>How well quotes were found against annotated attributions.</summary>
public sealed record QuoteScores
{
    public required int Articles { get; init; }

    /// <summary>Contents that share at least half of their words (Jaccard), matched one to one.</summary>
    public required MatchCounts Overlap { get; init; }

    /// <summary>Contents equal but for marks, a leading "that" and closing punctuation.</summary>
    public required MatchCounts Exact { get; init; }

    /// <summary>Overlap per kind; a gold attribution's kind is read from the quotation marks in its content.</summary>
    public required IReadOnlyDictionary<QuoteKind, MatchCounts> OverlapByKind { get; init; }

    public required IReadOnlyDictionary<QuoteKind, MatchCounts> ExactByKind { get; init; }

    public required MatchCounts CueExact { get; init; }

    public required MatchCounts SourceExact { get; init; }

    /// <summary>Gold spans of direct attributions, of which <see cref="MatchCounts.Correct"/> are a predicted span's exact words.</summary>
    public required MatchCounts DirectSpans { get; init; }

    public override string ToString() => string.Join('\n',
    [
        $"{Articles} articles",
        Line("content overlap", Overlap),
        .. OverlapByKind.Select(kind => Line($"  {kind.Key}", kind.Value)),
        Line("content exact", Exact),
        .. ExactByKind.Select(kind => Line($"  {kind.Key}", kind.Value)),
        Line("cue exact", CueExact),
        Line("source exact", SourceExact),
        string.Create(CultureInfo.InvariantCulture, $"{"direct spans exact",-18} recall {DirectSpans.Recall:0.000} of {DirectSpans.Gold}"),
    ]);

    private static string Line(string name, MatchCounts counts) => string.Create(CultureInfo.InvariantCulture,
        $"{name,-18} P {counts.Precision:0.000} R {counts.Recall:0.000} F1 {counts.F1:0.000} ({counts.Correct} right, {counts.Predicted} predicted, {counts.Gold} gold)");
}
