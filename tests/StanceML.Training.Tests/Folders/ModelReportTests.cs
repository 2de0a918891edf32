using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class ModelReportTests : IDisposable
{
    private const string Hostile = "<script>alert('x')</script>\" onload=\"alert(1)";

    private static readonly TrainedModel Trained = LearningCurve.AddTo(WithOneMistake(Toy.Train(TaskDefinition.Stance), row: 4), seed: 1, CancellationToken.None);
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void The_report_holds_the_numbers_of_the_metrics()
    {
        var folder = Write(Trained);
        var metrics = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "metrics.json")))!;
        var report = File.ReadAllText(Path.Combine(folder, "report.html"));
        foreach (var figure in metrics["figures"]!.AsArray())
        {
            Assert.Matches($"<td>{figure!["name"]}<div class=\"ci\">[^<]*</div></td>{Regex.Escape(Cell(figure["value"]!, figure["low"]!, figure["high"]!))}", report);
        }

        foreach (var label in metrics["labels"]!.AsArray())
        {
            foreach (var name in (string[])["precision", "recall", "f1"])
            {
                var interval = label![$"{name}Interval"]!;
                Assert.Contains(Cell(label[name]!, interval["low"]!, interval["high"]!), report, StringComparison.Ordinal);
            }
        }

        foreach (var point in metrics["learningCurve"]!.AsArray())
        {
            var figure = point!["macroF1"]!;
            Assert.Contains(Cell(figure["value"]!, figure["low"]!, figure["high"]!), report, StringComparison.Ordinal);
        }

        foreach (var count in metrics["confusion"]!.AsArray().SelectMany(row => row!.AsArray()))
        {
            Assert.Contains($"<b>{count}</b><span class=\"ci\">", report, StringComparison.Ordinal);
        }

        Assert.Contains($"<td class=\"n\">{Number(metrics["riskCoverage"]![0]!["confidence"]!)}</td>", report, StringComparison.Ordinal);
        Assert.Contains(metrics["setup"]!["hardware"]!.GetValue<string>(), report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_curves_end_at_the_accuracy_of_all_rows()
    {
        var metrics = MetricsMaker.Measure(Trained, "1", seed: 1);
        var accuracy = metrics.Figures.Single(figure => figure.Name == "accuracy").Value;
        Assert.Equal(accuracy, metrics.RiskCoverage[^1].Accuracy, 12);
        Assert.Equal(1, metrics.RiskCoverage[^1].Coverage, 12);
        Assert.Equal(Trained.Examples.Count, metrics.Reliability.Sum(bin => bin.Rows));
        Assert.Equal(1, metrics.LabelCalibration.Sum(label => label.Share), 12);
    }

    [Fact]
    public void Texts_ids_and_names_are_encoded_wherever_they_come_from()
    {
        var example = Trained.Examples[4];
        var hostile = example with
        {
            Row = example.Row with { Id = Hostile, Text = $"{example.Row.Text} {Hostile}", Register = Hostile },
            Group = Hostile,
            Target = Hostile,
        };
        var folder = Write(
            Trained with { Examples = [.. Trained.Examples.Select((one, row) => row == 4 ? hostile : one)], Linear = null },
            new TrainingFacts(TimeSpan.FromSeconds(3), [new RowProblem(new RowPlace("a.jsonl", 1), Hostile, Hostile, true)], null));
        var report = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;alert(1)", report, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", report, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\" onload", report, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_page_asks_for_nothing_from_outside_and_its_own_policy_lets_it_stand()
    {
        var report = File.ReadAllText(Path.Combine(Write(Trained), "report.html"));
        Assert.Contains($"content=\"default-src 'none'; style-src '{PageStyle.Hash}'\"", report, StringComparison.Ordinal);
        Assert.Contains($"<style>{PageStyle.Css}</style>", report, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", report, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", report, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", report, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_shows_its_words_marked_as_the_folds_own_model_weighs_them()
    {
        var mistake = new MistakeFinder(Toy.Encoder).Find(Trained)[0];
        Assert.Equal((Trained.Examples[4].Row.Id, 0.98), (mistake.Id, mistake.Confidence));
        Assert.NotEqual(mistake.Gold, mistake.Answer);
        Assert.All(mistake.Evidence, evidence => Assert.True(evidence.Weight > 0));
        var folder = Write(Trained);
        var evidence = mistake.Evidence[0];
        Assert.Contains($"<mark>{mistake.Text[evidence.Start..evidence.End]}</mark>", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
        Assert.DoesNotContain(mistake.Text, File.ReadAllText(Path.Combine(folder, "metrics.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_check_and_the_time_taken_are_told()
    {
        var facts = new TrainingFacts(TimeSpan.FromSeconds(12.34), [new RowProblem(new RowPlace("a.jsonl", 1), "text", "repeats a.jsonl:7", false) { Kind = ProblemKind.Repeat }], null);
        var report = File.ReadAllText(Path.Combine(Write(Trained, facts), "report.html"));
        Assert.Contains("12.3 s", report, StringComparison.Ordinal);
        Assert.Contains("<td>repeated rows</td><td class=\"n\">1</td>", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_card_tells_the_new_figures_too()
    {
        var card = File.ReadAllText(Path.Combine(Write(Trained), "card.md"));
        Assert.Contains("| Brier score |", card, StringComparison.Ordinal);
        Assert.Contains("More rows of this kind", card, StringComparison.Ordinal);
        Assert.Matches(@"Calibration error 0\.[0-9]{3} \(15 equally filled bins\) over a noise of 0\.[0-9]{3},", card);
        Assert.Contains("; rough, 6 groups |", card, StringComparison.Ordinal);
    }

    /// <summary>One row relabelled after training, so that a sure and reasoned answer is wrong.</summary>
    private static TrainedModel WithOneMistake(TrainedModel trained, int row)
    {
        var (example, count) = (trained.Examples[row], trained.Task.Labels.Count);
        var sure = new double[count];
        Array.Fill(sure, 0.02 / (count - 1));
        sure[example.Label] = 0.98;
        return trained with
        {
            Examples = [.. trained.Examples.Select((one, i) => i == row ? one with { Label = (one.Label + 1) % count } : one)],
            HeldOut = [.. trained.HeldOut.Select((p, i) => i == row ? sure : p)],
        };
    }

    private string Write(TrainedModel trained, TrainingFacts? facts = null) =>
        new ModelFolderWriter(Toy.Encoder).Write(_toy.Models, "2026.1.1", trained, Toy.Options, facts).Folder;

    private static string Cell(JsonNode value, JsonNode low, JsonNode high) =>
        $"<td class=\"n\"><b>{Number(value)}</b> <span class=\"ci\">[{Number(low)}, {Number(high)}";

    private static string Number(JsonNode value) => value.GetValue<double>().ToString("0.000", CultureInfo.InvariantCulture);
}
