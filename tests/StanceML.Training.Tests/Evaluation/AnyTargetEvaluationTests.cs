using System.Text.Json;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class AnyTargetEvaluationTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void Rows_marked_as_zero_shot_are_reported_apart_from_all()
    {
        var train = Write("train.jsonl", ["ferry", "tramway", "bypass"], _ => false);
        var dev = Write("dev.jsonl", ["ferry", "lighthouse"], target => target == "lighthouse");
        var reports = new AnyTargetEvaluation(Toy.Encoder, Toy.Options).Run(train, dev, null, CancellationToken.None).ToList();
        Assert.Equal(["n=6", "n=12"], reports.Select(report => report.Lines.Single(line => line.StartsWith("macro-F1 ", StringComparison.Ordinal)).Split(' ')[^1]));
        Assert.Contains(reports[0].Lines, line => line.StartsWith("  oppose: ", StringComparison.Ordinal) && line.EndsWith(" of 3", StringComparison.Ordinal));
        Assert.All(reports[0].Errors, error => Assert.Contains("lighthouse", error, StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_of_one_text_stand_together_whatever_group_their_file_gives()
    {
        var train = Write("train.jsonl", ["ferry", "tramway", "bypass"], _ => false);
        File.AppendAllText(train, "\n" + File.ReadAllText(train).Replace("\"id\":\"", "\"group\":\"another\",\"id\":\"again-", StringComparison.Ordinal));
        var report = new AnyTargetEvaluation(Toy.Encoder, Toy.Options).Run(train, Write("dev.jsonl", ["ferry"], _ => true), null, CancellationToken.None).First();
        Assert.Equal("train: 36 rows grouped by text, 18 groups; the 4 groups of the file are not used", report.Lines[0]);
    }

    [Fact]
    public void A_bad_line_is_told_and_the_rest_is_measured()
    {
        var train = Write("train.jsonl", ["ferry", "tramway", "bypass"], _ => false);
        var dev = Write("dev.jsonl", ["ferry"], _ => true);
        File.AppendAllText(dev, "\nno row");
        var reports = new AnyTargetEvaluation(Toy.Encoder, Toy.Options).Run(train, dev, null, CancellationToken.None).ToList();
        Assert.True(reports[0].IsProblem);
        Assert.Contains($"{dev}:7: ", Assert.Single(reports[0].Errors), StringComparison.Ordinal);
        Assert.Contains(reports[2].Lines, line => line.EndsWith(" n=6", StringComparison.Ordinal));
    }

    private string Write(string name, string[] targets, Func<string, bool> isZeroShot) => _toy.Write(name, string.Join('\n', targets.SelectMany(target => new[]
    {
        ("Build the {0}, it is a blessing.", "support"), ("The {0} is the best idea in years.", "support"), ("Everyone gains by the {0}.", "support"),
        ("The {0} is a waste of money.", "oppose"), ("Stop the {0} now.", "oppose"), ("No one needs the {0}.", "oppose"),
    }.Select((row, i) => JsonSerializer.Serialize(new
    {
        id = $"{name}-{target}-{i}",
        text = row.Item1.Replace("{0}", target, StringComparison.Ordinal),
        target,
        stance = row.Item2,
        zeroShot = isZeroShot(target),
    })))));
}
