using System.Globalization;

namespace StanceML.Training;

/// <summary>The report's last part: what was tried, slices of the rows, the surest mistakes.</summary>
internal static class DetailSections
{
    /// <summary>A longer table opens on demand.</summary>
    private const int LongTable = 12;

    public static void Add(HtmlPage page, ModelMetrics metrics)
    {
        page.Heading("What was tried")
            .Table(
                ["candidate", "kept", "goal", "log loss", "accuracy", "macro-F1"],
                metrics.Trials.Select(t => (IReadOnlyList<object>)[t.Name, t.Name == metrics.Winner ? "yes" : "no", t.Score, t.LogLoss, t.Accuracy, t.MacroF1]));
        AddSlices(page, "By register", "register", metrics.ByRegister);
        AddSlices(page, "By question", "question", metrics.ByGroup);
        page.Heading("The surest mistakes on held-out rows");
        if (metrics.Mistakes.Count == 0)
        {
            page.Paragraph($"There are none.");
            return;
        }

        page.Paragraph($"Marked: words that spoke for the wrong answer in the linear model of the fold, which never saw the row's group; exact for that model's part of the score, without the trees' and the network's. The shipped model, fitted on all rows, has learned from these.")
            .Items(metrics.Mistakes.Select(m => (
                string.Create(CultureInfo.InvariantCulture, $"{m.Id}{(m.Target is null ? "" : $", on {m.Target}")}: gold {m.Gold}, answer {m.Answer} {m.Confidence:0.000}"),
                MarkedText.ToHtml(m.Text, m.Evidence))));
    }

    private static void AddSlices(HtmlPage page, string heading, string name, IReadOnlyList<SliceMetrics> slices)
    {
        void Table(HtmlPage into) => into.Table(
            [name, "rows", "accuracy", "macro-F1"], slices.Select(s => (IReadOnlyList<object>)[s.Name, s.Rows, s.Accuracy, s.MacroF1]));

        page.Heading(heading);
        if (slices.Count <= LongTable)
        {
            Table(page);
            return;
        }

        page.Details(string.Create(CultureInfo.InvariantCulture, $"All {slices.Count} {name}s, the largest first"), Table);
    }
}
