using System.Text.Json.Serialization;

namespace StanceML;

/// <summary>A statement as JSON, CSV, the API and the store carry it. Offsets are half-open UTF-16.</summary>
public record StatementRecord
{
    public required string Article { get; init; }

    /// <summary>From 1 within the article.</summary>
    public required int Statement { get; init; }

    /// <summary>Number of the statement of the article whose words hold this one; null, and not written, for all but nested ones. That statement may be gone where a reviewer rejected it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Within { get; init; }

    public required string Text { get; init; }

    public required IReadOnlyList<int[]> Spans { get; init; }

    /// <summary><c>direct</c>, <c>indirect</c> or <c>mixed</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>That the words are reported words, 0 to 1; null when rules alone found them.</summary>
    public double? Probability { get; init; }

    public CueRecord? Cue { get; init; }

    /// <summary>Null when no rule answered.</summary>
    public SpeakerRecord? Speaker { get; init; }

    /// <summary>Empty when the statement is about no recognition question.</summary>
    public required IReadOnlyList<TargetRecord> Targets { get; init; }

    public JudgmentRecord? Sentiment { get; init; }

    public required IReadOnlyList<EvidenceRecord> Evidence { get; init; }

    /// <summary>Task to <c>task/version</c>.</summary>
    public required IReadOnlyDictionary<string, string> Models { get; init; }

    /// <summary>Which person looked at it; null, and not written, while nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReviewRecord? Reviewed { get; init; }
}

public sealed record CueRecord(string Text, IReadOnlyList<int[]> Spans, string Framing);

/// <param name="Probability">That the name is right, 0 to 1; null in records written before it was told.</param>
public sealed record SpeakerRecord(string Text, IReadOnlyList<int[]> Spans, string Name, string? Role, string? Actor, string Rule, double? Probability = null);

/// <param name="Origin">Where the target was found: <c>statement</c>, <c>sentence</c> or <c>carried</c>; <c>review</c> when a person named it.</param>
public sealed record TargetRecord(string Id, string Stance, bool Decided, IReadOnlyDictionary<string, double> Probabilities, string Origin);

public sealed record JudgmentRecord(string Label, bool Decided, IReadOnlyDictionary<string, double> Probabilities);

public sealed record EvidenceRecord(string Target, int[] Span, string Text, string Toward, double Weight);

/// <param name="Outcome"><c>confirmed</c>: the models were right; <c>corrected</c>: this record says what the reviewer says; <c>rejected</c>, told to followers alone: these words are no statement.</param>
/// <param name="By">The reviewer's name.</param>
public sealed record ReviewRecord(string Outcome, string By, DateTimeOffset At);
