using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace StanceML.Cli;

/// <summary>The answer in short: on each question, who stands where.</summary>
internal static class StandingSummary
{
    private const string Nobody = "speaker not named";

    public static IRenderable Of(ArticleAnalysis analysis)
    {
        var stances = analysis.Statements
            .SelectMany(statement => statement.Targets, (statement, target) => (Speaker: NameOf(statement), Target: target))
            .ToList();
        if (stances.Count == 0)
        {
            var why = analysis.Models.ContainsKey(Labels.StanceTask) ? "Nobody speaks about a recognition question here." : "No stances: no stance model is loaded.";
            return new Rows(new Paragraph(why), Text.Empty);
        }

        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true }).AddColumn(new GridColumn { NoWrap = true }).AddColumn();
        foreach (var question in stances.GroupBy(stance => stance.Target.Candidate.Target.Name).OrderByDescending(question => question.Count()))
        {
            var name = SafeText.OneLine(question.Key);
            foreach (var side in question.GroupBy(stance => Side(stance.Target.Judgment)).OrderBy(side => side.Key.Order))
            {
                grid.AddRow(
                    new Paragraph(name, new Style(decoration: Decoration.Bold)),
                    new Paragraph($"{side.Key.Ink.Sign} {side.Key.Word}", side.Key.Ink.Ink),
                    new Paragraph(Speakers(side.Select(stance => stance.Speaker))));
                name = "";
            }
        }

        return new Rows(grid, Text.Empty);
    }

    public static string NameOf(Statement statement) => statement.Attribution.Speaker is { } speaker ? SafeText.OneLine(speaker.Name) : Nobody;

    private static (int Order, string Word, StanceInk Ink) Side(Judgment judgment) => judgment switch
    {
        { Decided: false } => (3, "undecided", StanceInk.Undecided),
        { Label: Labels.Support } => (0, judgment.Label, StanceInk.Of(judgment)),
        { Label: Labels.Oppose } => (1, judgment.Label, StanceInk.Of(judgment)),
        _ => (2, judgment.Label, StanceInk.Of(judgment)),
    };

    private static string Speakers(IEnumerable<string> names) => string.Join(", ", names
        .GroupBy(name => name, StringComparer.Ordinal)
        .OrderByDescending(name => name.Count())
        .Select(name => name.Count() == 1 ? name.Key : string.Create(CultureInfo.InvariantCulture, $"{name.Key} ×{name.Count()}")));
}
