using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StanceML.Training;

/// <summary><c>data-check.json</c>: every finding, for programs.</summary>
internal sealed record DataCheckRecord(
    string Path,
    int Rows,
    int Articles,
    int Errors,
    int Warnings,
    IReadOnlyList<KindRecord> Kinds,
    IReadOnlyList<CountRecord> Counts,
    IReadOnlyList<FindingRecord> Findings,
    IReadOnlyList<LabelReviewRecord> LabelReviews)
{
    public static DataCheckRecord Of(DataCheck check)
    {
        var summary = check.Summary;
        return new DataCheckRecord(
            check.Path,
            summary.Rows,
            summary.Articles,
            summary.Errors,
            summary.Warnings,
            [.. summary.Kinds.Select(kind => new KindRecord(ProblemKinds.Id(kind.Kind), kind.Name, kind.Count))],
            [.. check.Rows
                .GroupBy(row => (row.Register, row.Stance, row.Sentiment))
                .OrderByDescending(same => same.Count())
                .Select(same => new CountRecord(same.Key.Register, same.Key.Stance, same.Key.Sentiment, same.Count()))],
            [.. check.Problems.Select(problem => new FindingRecord(
                ProblemKinds.Id(problem.Kind), problem.IsError ? "error" : "warning", problem.Place.File, problem.Place.Line, problem.Field, problem.Problem))],
            [.. check.LabelReviews.Select(review => new LabelReviewRecord(
                review.Task,
                review.Rows,
                review.EstimatedWrong,
                review.Thresholds.ToDictionary(one => one.Label, one => one.Threshold),
                [.. review.Doubts.Select(doubt => new DoubtRecord(
                    doubt.Row.Place.File, doubt.Row.Place.Line, doubt.Row.Id, doubt.Gold, doubt.Predicted, doubt.GoldProbability, doubt.PredictedProbability, doubt.Row.Target, doubt.Row.Text))]))]);
    }
}

internal sealed record KindRecord(string Kind, string Name, int Count);

/// <summary>Rows of one register, stance and sentiment; null where they have none.</summary>
internal sealed record CountRecord(string? Register, string? Stance, string? Sentiment, int Rows);

internal sealed record FindingRecord(string Kind, string Severity, string File, int Line, string? Field, string Problem);

internal sealed record LabelReviewRecord(string Task, int Rows, double EstimatedWrong, IReadOnlyDictionary<string, double> Thresholds, IReadOnlyList<DoubtRecord> Doubts);

internal sealed record DoubtRecord(
    string File, int Line, string Id, string Gold, string Predicted, double GoldProbability, double PredictedProbability, string? Target, string Text);

[JsonSourceGenerationOptions]
[JsonSerializable(typeof(DataCheckRecord))]
internal sealed partial class DataCheckJson : JsonSerializerContext
{
    /// <summary>Letters of every script stay letters.</summary>
    public static DataCheckJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
