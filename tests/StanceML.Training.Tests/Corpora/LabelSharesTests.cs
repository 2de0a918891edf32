using Xunit;

namespace StanceML.Training.Tests;

public sealed class LabelSharesTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void A_folder_says_how_often_each_label_is_met()
    {
        _toy.Write("rows.jsonl", "");
        _toy.Write("label-shares.json", """{"stance": {"neutral": 1, "support": 6, "oppose": 3}}""");
        var corpus = CorpusReader.Read(_toy.Folder);
        Assert.Empty(corpus.Problems);
        Assert.Equal([0.6, 0.3, 0.1], corpus.Shares.Of(TaskDefinition.Stance)!);
        Assert.Null(corpus.Shares.Of(TaskDefinition.Sentiment));
    }

    [Fact]
    public void A_file_and_a_folder_without_them_say_nothing()
    {
        Assert.Null(CorpusReader.Read(_toy.Write("rows.jsonl", "")).Shares.Of(TaskDefinition.Stance));
        Assert.Null(CorpusReader.Read(_toy.Folder).Shares.Of(TaskDefinition.Stance));
    }

    [Theory]
    [InlineData("""{"stance": {"support": 6, "oppose": 3}}""", ":1: found other counts for stance; expected a number above 0, at most 1000000000000, for each of support, oppose, neutral")]
    [InlineData("""{"stance": {"support": 6, "oppose": 3, "neutral": 0}}""", "expected a number above 0")]
    [InlineData("""{"stances": {"support": 6}}""", "found the task 'stances'; expected relevance, stance, sentiment")]
    [InlineData("{\n\"stance\": {\"support\": \"many\"}}", ":2: $.stance.support: ")]
    [InlineData("null", "expected a number for each label")]
    [InlineData("""{"stance": null}""", "found other counts for stance")]
    [InlineData("""{"stance": {"support": 1e308, "oppose": 1e308, "neutral": 1}}""", "at most 1000000000000")]
    public void Bad_ones_are_told_with_their_place_and_leave_the_rows_own(string json, string problem)
    {
        _toy.Write("label-shares.json", json);
        var corpus = CorpusReader.Read(_toy.Folder);
        var told = Assert.Single(corpus.Problems);
        Assert.True(told.IsError);
        Assert.Contains(problem, told.ToString(), StringComparison.Ordinal);
        Assert.Null(corpus.Shares.Of(TaskDefinition.Stance));
    }
}
