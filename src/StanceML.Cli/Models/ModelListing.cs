using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary>Shows the versions of a models folder.</summary>
internal static class ModelListing
{
    public static void WriteJson(TextWriter output, IReadOnlyList<RegisteredModel> versions) =>
        output.WriteLine(JsonSerializer.Serialize([.. versions.Select(ListedModel.Of)], ModelsJson.Default.IReadOnlyListListedModel));

    public static void WriteTable(IAnsiConsole console, string path, IReadOnlyList<RegisteredModel> versions)
    {
        if (versions.Count == 0)
        {
            console.Write(new Paragraph($"{SafeText.OneLine(path)} holds no models.\n"));
            return;
        }

        var table = new Table { Border = TableBorder.Simple }
            .AddColumns("model", "", "state", "rows")
            .AddColumn("figures of held-out folds [[95 % interval]]");
        foreach (var version in versions)
        {
            table.AddRow(
                new Paragraph(SafeText.OneLine(version.Name.ToString()), new Style(decoration: Decoration.Bold)),
                Live(version),
                State(version),
                new Paragraph(version.Figures.Rows?.ToString("N0", CultureInfo.InvariantCulture) ?? ""),
                new Paragraph(string.Join('\n', version.Figures.Figures.Select(Text))));
        }

        console.Write(table);
    }

    private static Paragraph Live(RegisteredModel version) => version switch
    {
        { IsLive: false } => new Paragraph(""),
        { Live.From: var since } => new Paragraph($"live since {since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", new Style(Color.Green3)),
        _ => new Paragraph("live", new Style(Color.Green3)),
    };

    private static Paragraph State(RegisteredModel version) => version.Problem is { } problem
        ? new Paragraph($"refused: {SafeText.OneLine(problem)}", new Style(Color.IndianRed1))
        : new Paragraph("verified", new Style(Color.Green3));

    private static string Text(Figure figure) => string.Create(
        CultureInfo.InvariantCulture, $"{SafeText.OneLine(figure.Name)} {figure.Value:0.000} {figure.Interval.InBrackets()}");
}
