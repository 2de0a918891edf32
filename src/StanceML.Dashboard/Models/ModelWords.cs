using System.Globalization;
using StanceML.Dashboard.Desk;
using StanceML.Store;

namespace StanceML.Dashboard.Models;

/// <summary>How models, figures and their differences are spelled on pages.</summary>
internal static class ModelWords
{
    /// <summary>Tasks for people, in the words of the README.</summary>
    public static string Of(string task) => task switch
    {
        Labels.StanceTask => "which side a statement takes on a question",
        Labels.RelevanceTask => "whether a statement speaks about a question at all",
        Labels.SentimentTask => "the tone of the words",
        Labels.QuotesTask => "which words are reported words",
        _ => "",
    };

    public static string PageOf(string task) => $"/models/{Uri.EscapeDataString(task)}";

    public static string PageOf(ModelName version) => $"{PageOf(version.Task)}?version={Uri.EscapeDataString(version.Version)}";

    public static string ReportOf(ModelName version) => $"{PageOf(version.Task)}/{Uri.EscapeDataString(version.Version)}/report";

    public static string CardOf(ModelName version) => $"{PageOf(version.Task)}/{Uri.EscapeDataString(version.Version)}/card";

    public static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>With a sign; a true minus.</summary>
    public static string Signed(double value) => value.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);

    public static string Interval(ModelFigure figure) => figure.Low < figure.High ? $"{Number(figure.Low)} to {Number(figure.High)}" : "";

    public static string PValue(double value) => value < 0.0001 ? "p < 0.0001" : string.Create(CultureInfo.InvariantCulture, $"p = {value:0.0000}");

    /// <summary>What is usually read into an index; the README says why a healthy desk is not at 0.</summary>
    public static string Drift(double index) => index switch
    {
        < 0.1 => "alike",
        <= 0.25 => "moved",
        _ => "different",
    };

    public static string DriftKind(string kind) => kind switch
    {
        "labels" => "which label was the answer",
        "confidence" => "how sure the answers were",
        _ => "how long the statements were",
    };

    public static string State(RetrainingState state) => state switch
    {
        RetrainingState.Running => "running",
        RetrainingState.Done => "done",
        RetrainingState.Failed => "failed",
        RetrainingState.Canceled => "stopped",
        _ => "cut off",
    };

    /// <summary>Hours, minutes and seconds, as far as they go.</summary>
    public static string Elapsed(TimeSpan time) =>
        time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, time.Seconds)} s");
}
