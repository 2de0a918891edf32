using System.Globalization;
using System.Text;

namespace StanceML.Training;

/// <summary>Writes <c>card.md</c>: what the model is for, how it was made, how well it does, and where it fails.</summary>
internal static class ModelCard
{
    private const int WorstCount = 5;

    /// <summary>A slice smaller than this says nothing about the model.</summary>
    private const int SmallestSlice = 15;

    /// <summary>Said of a model that was trained with actors.</summary>
    public const string OfActors = "It was trained with actors: beside the words it sees whom the speaker speaks for, so it judges passports too, and the same words may be given another stance from another speaker.";

    public const string OfPretrained = "It also reads texts through a pretrained encoder, and answers only where that is at hand (--pretrained). No word is shown as evidence of what the encoder gave.";

    public static string Write(TrainedModel trained, ModelMetrics metrics)
    {
        var card = new StringBuilder();
        void Line(FormattableString text) => card.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"# {metrics.Task}/{metrics.Version}");
        Line($"");
        Line($"{Purpose(metrics.Task)}{(metrics.SeesActor ? $" {OfActors}" : "")}{(metrics.Pretrained is { } encoder ? $" {OfPretrained} Its SHA-256, of model and vocabulary: {encoder}." : "")}");
        Line($"");
        Line($"- Labels: {string.Join(", ", trained.Task.Labels)}");
        Line($"- Examples: {trained.Taught.Count}, {metrics.Rows} of them measured, in {metrics.Groups} groups (recognition questions); `manifest.json` holds their SHA-256{Expected(trained.Task)}");
        Line($"- Made by: `stanceml train`{Time(metrics.Setup)} on {metrics.Setup.Hardware}; kept: {metrics.Winner}; {trained.Task.Goal} chose the linear setting (log loss, where it differs by no more than {TaskTrainer.ScoreTie}), log loss whether trees or a network join it");
        Line($"- Not for: languages other than English; who a speaker is or wants to be; single judgments about people without a reader");
        Line($"");
        Line($"## Figures");
        Line($"{metrics.Method}. No row was judged by a model that saw its question.");
        Line($"");
        Line($"| figure | value | 95 % interval | rows |");
        Line($"|---|---|---|---|");
        foreach (var figure in metrics.Figures)
        {
            Line($"| {figure.Name} | {figure.Value:0.000} | {figure.Interval} | {figure.N} |");
        }

        Line($"");
        Line($"Macro-F1 is the mean over the labels that occur in gold; scikit-learn's also counts, at 0, one that is only answered.");
        Line($"");
        Line($"| label | rows | precision | recall | F1 | its 95 % interval |");
        Line($"|---|---|---|---|---|---|");
        foreach (var label in metrics.Labels)
        {
            Line($"| {label.Label} | {label.Rows} | {label.Precision:0.000} | {label.Recall:0.000} | {label.F1:0.000} | {label.F1Interval} |");
        }

        Line($"");
        Line($"Calibration error {metrics.CalibrationError:0.000} (15 equally filled bins) over a noise of {Noise(metrics):0.000}, which answers as sure as these would have if they were calibrated. The abstention threshold is {trained.Threshold:0.000}. Each fold judged at a threshold that the other folds chose, {metrics.DecidedCoverage:P0} of the rows are decided and {metrics.DecidedPrecision:P1} of those are right.");
        if (metrics.LearningCurve is { Count: > 1 } curve)
        {
            var (less, most) = (curve[^2], curve[^1]);
            Line($"More rows of this kind: the linear model alone, before calibration, went from macro-F1 {less.MacroF1.Value:0.000} at {less.Rows:0} rows to {most.MacroF1.Value:0.000} at {most.Rows:0}.");
        }

        if (metrics.Live is { Figures: [var accuracy, ..] } live)
        {
            Line($"Against {metrics.Task}/{live.Version}, live before it: {accuracy.Name} {accuracy.New:0.000}, the live one {accuracy.Live:0.000}, {Verdict(live)}.");
        }

        Line($"All curves, slices and mistakes: `report.html`; all numbers: `metrics.json`; the held-out answers: `held-out.jsonl`.");
        Line($"");
        Line($"## What was tried");
        Line($"| candidate | goal | log loss | accuracy | macro-F1 |");
        Line($"|---|---|---|---|---|");
        foreach (var trial in metrics.Trials)
        {
            Line($"| {trial.Name} | {trial.Score:0.000} | {trial.LogLoss:0.000} | {trial.Accuracy:0.000} | {trial.MacroF1:0.000} |");
        }

        Line($"");
        Line($"## Where it fails");
        Line($"The questions it does worst on, of those with {SmallestSlice} rows or more:");
        Line($"");
        Line($"| question | rows | accuracy |");
        Line($"|---|---|---|");
        foreach (var slice in metrics.ByGroup.Where(s => s.Rows >= SmallestSlice).OrderBy(s => s.Accuracy).Take(WorstCount))
        {
            Line($"| {slice.Name} | {slice.Rows} | {slice.Accuracy:0.000} |");
        }

        return card.ToString();
    }

    private static string Expected(TaskDefinition task) => task.Shares is { } shares
        ? $". So many of each label are measured, and calibration counts them so, that their shares are those expected in use: {string.Join(", ", task.Labels.Zip(shares, (label, share) => string.Create(CultureInfo.InvariantCulture, $"{label} {share:P0}")))}"
        : "";

    private static double Noise(ModelMetrics metrics) => metrics.Figures.Single(figure => figure.Name == AnswerFigures.Noise).Value;

    private static string Time(TrainingSetup setup) =>
        setup.Seconds is { } seconds ? string.Create(CultureInfo.InvariantCulture, $" in {seconds:0} s") : "";

    private static string Verdict(LiveComparison live) => live.Test is { } test
        ? string.Create(CultureInfo.InvariantCulture, $"held-out answers of both to the same {live.Rows} rows, McNemar's exact test p = {test.PValue:0.0000}. {McNemar.Caution}")
        : "each on its own held-out folds";

    private static string Purpose(string task) => task switch
    {
        Labels.StanceTask => "Tells how a statement stands toward a claim to statehood or government: does the one whose words are reported support its recognition, oppose it, or take no side? It never sees names: roles stand in their place.",
        Labels.RelevanceTask => "Tells whether a statement that names a disputed place or people speaks about its recognition at all, or about floods, football and trade.",
        _ => "Tells the tone of a statement's words, whatever they are about. Never derived from stance.",
    };
}
