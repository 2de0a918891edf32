using System.Globalization;
using Spectre.Console;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>Two versions side by side, as people read them.</summary>
internal static class DiffPage
{
    public static void Write(IAnsiConsole console, ModelDiff diff)
    {
        var (first, second) = (Name(diff.First), Name(diff.Second));
        foreach (var model in new[] { diff.First, diff.Second }.Where(model => model.Problem is not null))
        {
            console.Write(new Paragraph(SafeText.OneLine($"{model.Name} must not be used: {model.Problem}") + "\n", new Style(Color.IndianRed1)));
        }

        console.Write(new Paragraph(diff.AreSameRows
            ? "Trained and measured on the same rows.\n"
            : "Trained on other rows, each measured on its own: the figures are not comparable row by row (--data FILE judges the same rows with both).\n"));
        Figures("figure, held-out folds", diff.Figures, first, second).WriteTo(console);
        Figures("F1 of", diff.Labels, first, second).WriteTo(console);
        var settings = new PlainTable("setting", first, second, "");
        foreach (var setting in diff.Settings)
        {
            settings.Add(setting.Name, setting.First, setting.Second, setting.IsChanged ? "changed" : "");
        }

        settings.WriteTo(console);
    }

    private static PlainTable Figures(string header, IReadOnlyList<FigureChange> changes, string first, string second)
    {
        var table = new PlainTable(header, first, second, ">difference");
        foreach (var change in changes)
        {
            table.Add(change.Name, Text(change.First), Text(change.Second), change.Difference is { } difference ? Signed(difference) : "");
        }

        return table;
    }

    public const string SignedFormat = "+0.000;-0.000;0.000";

    public static string Signed(double difference) => difference.ToString(SignedFormat, CultureInfo.InvariantCulture);

    /// <summary>With its interval, where there is one.</summary>
    public static string Text(Figure? figure) => figure switch
    {
        null => "none",
        _ when figure.Interval.IsNone() || figure.Low < figure.High => string.Create(CultureInfo.InvariantCulture, $"{figure.Value:0.000} {figure.Interval.InBrackets()}"),
        _ => figure.Value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static string Name(RegisteredModel model) => model.IsLive ? $"{model.Name} (live)" : model.Name.ToString();
}
