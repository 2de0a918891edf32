using System.Text.Json;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class EvaluatorTests : IDisposable
{
    private static readonly int[] Span = [0, 5];

    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Theory]
    [InlineData("articles", "seed/*.gold.jsonl")]
    [InlineData("recognition", "recognition/dev.jsonl")]
    [InlineData("evidence", "recognition/dev.jsonl")]
    [InlineData("quotes", "polnear/dev.jsonl")]
    [InlineData("speed", "polnear/dev.jsonl")]
    [InlineData("sentiment", "newsmtsc/train.jsonl")]
    [InlineData("any-target", "vast/train.jsonl")]
    public void A_part_without_its_data_names_the_file_that_it_wants(string part, string file)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Run(part));
        Assert.Contains($"{_toy.Folder}: {part} not measured: found no ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recognition")]
    [InlineData("evidence")]
    public void Without_a_stance_model_no_stance_is_measured(string part)
    {
        _toy.Write("recognition/dev.jsonl", "{\"text\":\"We recognise Kosovo.\",\"target\":\"kosovo\",\"stance\":\"support\"}");
        Assert.Contains("no stance model is loaded", Assert.Throws<InvalidDataException>(() => Run(part)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_of_one_article_stand_together_whatever_group_their_file_gives()
    {
        WriteSentences(["positive", "negative", "neutral"]);
        var report = Assert.Single(Run("sentiment"));
        Assert.Contains("12 rows grouped by article, 4 groups; the 12 groups of the file are not used", report.Lines);
        Assert.Contains(report.Lines, line => line.EndsWith("; rough, 4 groups] n=12", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_few_labels_for_a_task_are_refused_with_the_file()
    {
        WriteSentences(["positive"]);
        Assert.Equal(
            $"{Path.Combine(_toy.Folder, "newsmtsc/train.jsonl")}: sentiment not measured: found only rows labelled 'positive'; expected rows of at least two of positive, negative, neutral",
            Assert.Throws<InvalidDataException>(() => Run("sentiment")).Message);
    }

    [Fact]
    public void Speed_wants_an_article_of_the_usual_length()
    {
        _toy.Write("polnear/dev.jsonl", "{\"id\":\"a\",\"text\":\"Quist said so.\",\"attributions\":[]}");
        Assert.Contains("found no article of 3000 to 6000 characters", Assert.Throws<InvalidDataException>(() => Run("speed")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_line_among_gold_statements_is_named()
    {
        _toy.Write("seed/a.txt", "Quist said so.");
        var gold = _toy.Write("seed/a.gold.jsonl", "{\"spans\":[[11,13]],\"speaker\":\"Quist\",\"targets\":{}}\n{}");
        Assert.StartsWith($"{gold}:2: ", Assert.Throws<InvalidDataException>(() => Run("articles")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_which_none_can_be_used_are_refused()
    {
        var file = _toy.Write("newsmtsc/train.jsonl", "no row");
        Assert.Equal(
            $"{file}: found no labelled row that can be used, and 1 that cannot (`data check` explains them); expected some",
            Assert.Throws<InvalidDataException>(() => Run("sentiment")).Message);
    }

    private void WriteSentences(string[] labels) => _toy.Write("newsmtsc/train.jsonl", string.Join('\n', Enumerable.Range(0, 12).Select(i => JsonSerializer.Serialize(new
    {
        id = $"allsides_1_{i / 3}_{i}_Quist_0_5#0",
        text = $"Quist {(labels[i % labels.Length] switch { "positive" => "won praise", "negative" => "caused an outrage", _ => "was there" })} on day {i}.",
        target = "Quist",
        targetSpan = Span,
        sentiment = labels[i % labels.Length],
        group = $"allsides_1_{i / 3}_{i}_Quist_0_5",
    }))));

    private List<EvaluationReport> Run(string part) =>
        [.. new Evaluator(_toy.Folder, Toy.Encoder, ModelSet.Empty).Run(part, Toy.Options, null, CancellationToken.None)];
}
