using System.Globalization;
using System.Text;

namespace StanceML.Training;

/// <summary>Writes <c>card.md</c> of a quotes model.</summary>
internal static class QuoteCard
{
    public static string Write(QuoteMetrics metrics)
    {
        var card = new StringBuilder();
        void Line(FormattableString text) => card.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"# {metrics.Task}/{metrics.Version}");
        Line($"");
        Line($"Finds reported words in news text: the words that report (cue), who is named beside them (source) and what is reported (content), with a calibrated probability.");
        Line($"");
        Line($"- Trained on: {metrics.Rows} annotated articles in {metrics.Groups} groups, {metrics.Attributions} attributions; `manifest.json` holds their SHA-256");
        Line($"- Made by: `stanceml train --task quotes`: cue heads by logistic regression, parts by a linear-chain CRF for each head, wholes by logistic regression; all read what the rules propose");
        Line($"- Keeps candidates of probability {metrics.Threshold:0.00} and more, the threshold of the best held-out F1 by overlap, so the figures are a little kind to it; `analyze` makes statements of those of {metrics.StatementThreshold:0.000} and more, chosen so that 94 in 100 are right on held-out articles{Measured(metrics)}");
        Line($"- Not for: languages other than English; text without sentences; quotes inside quotes, of which the outer one is kept");
        Line($"");
        Line($"## Figures");
        Line($"{metrics.Method}.");
        Line($"");
        Line($"| figure | value | 95 % interval | n |");
        Line($"|---|---|---|---|");
        foreach (var figure in metrics.Figures)
        {
            Line($"| {figure.Name} | {figure.Value:0.000} | {figure.Interval} | {figure.N} |");
        }

        Line($"");
        Line($"Calibration error of the candidates' probabilities {metrics.CalibrationError:0.000} (15 equally filled bins); the calibration noise above is what calibrated ones would have by chance.");
        Line($"");
        Line($"## By style");
        Line($"| style | articles | attributions | overlap F1 | exact F1 |");
        Line($"|---|---|---|---|---|");
        foreach (var style in metrics.ByStyle)
        {
            Line($"| {style.Name} | {style.Articles} | {style.Attributions} | {style.Overlap:0.000} | {style.Exact:0.000} |");
        }

        return card.ToString();
    }

    private static string Measured(QuoteMetrics metrics) => metrics.StatementPrecision is { } precision
        ? string.Create(CultureInfo.InvariantCulture, $"; at a threshold chosen on the other folds {precision:P1} of a fold's are")
        : "";
}
