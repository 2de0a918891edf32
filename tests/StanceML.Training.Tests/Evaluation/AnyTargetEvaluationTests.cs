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
        var reports = new AnyTargetEvaluation(Toy.Encoder, Toy.Options).Run(train, dev, null, CancellationToken.None);
        Assert.Equal(["n=6", "n=12"], reports.Select(report => report.Lines.Single(line => line.StartsWith("macro-F1 ", StringComparison.Ordinal)).Split(' ')[^1]));
        Assert.Contains(reports[0].Lines, line => line.StartsWith("  oppose: ", StringComparison.Ordinal) && line.EndsWith(" of 3", StringComparison.Ordinal));
        Assert.All(reports[0].Errors, error => Assert.Contains("lighthouse", error, StringComparison.Ordinal));
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
