using System.Globalization;

namespace StanceML.Training;

/// <summary>Writes <c>report.html</c>: the numbers of <c>metrics.json</c> and nothing else, for reading.</summary>
internal static class ModelReport
{
    public static string Write(ModelMetrics metrics)
    {
        var page = new HtmlPage();
        Head(page, metrics);
        FigureSections.Add(page, metrics);
        CurveSections.Add(page, metrics);
        DetailSections.Add(page, metrics);
        return page.ToHtml($"StanceML model {metrics.Task}/{metrics.Version}");
    }

    private static void Head(HtmlPage page, ModelMetrics metrics)
    {
        var setup = metrics.Setup;
        page.Facts(
        [
            ("task", metrics.Task),
            ("version", metrics.Version),
            ("rows", Text($"{metrics.Rows} in {metrics.Groups} groups (recognition questions, or what the rows name)")),
            ("kept", metrics.Winner),
            ("folds and seed", Text($"{setup.Folds} folds, seed {setup.Seed}")),
            ("training time", setup.Seconds is { } seconds ? Text($"{seconds:0.0} s, with the learning curve") : "not taken"),
            ("hardware", setup.Hardware),
            ("packages", string.Join(", ", setup.Packages.Select(package => $"{package.Key} {package.Value}"))),
        ]);
        page.Paragraph($"{metrics.Method}. No row was judged by a model that saw its group.");
        if (metrics.SeesActor)
        {
            page.Paragraph($"{ModelCard.OfActors}");
        }

        if (metrics.Pretrained is not null)
        {
            page.Paragraph($"{ModelCard.OfPretrained}");
        }

        page.Paragraph($"Values stand with their 95 % interval in brackets and, between 0 and 1, on a line from 0 to 1.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
