using System.Text;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class GoldRowsTests
{
    [Fact]
    public void A_written_row_is_read_back_with_speakers_actors_group_and_style()
    {
        var article = Invented.Read(Invented.Lagoon);
        var (read, problems) = Read(Invented.Row(article));
        Assert.Empty(problems);
        Assert.Equal(Invented.Row(article), Invented.Row(read.Single()));
        Assert.Equal(GoldActor.Nobody, read.Single().Attributions[5].Actor);
        Assert.Null(read.Single().Attributions[4].Actor);
    }

    [Fact]
    public void A_row_of_the_plain_layout_is_read()
    {
        var article = Read("""{"id":7,"text":"She said no.","attributions":[{"source":[[0,3]],"cue":[[4,8]],"content":[[9,11]]}]}""").Articles.Single();
        Assert.Equal(("7", "7"), (article.Article.Id, article.Group));
        Assert.Equal(["no"], Invented.Words(article, article.Attributions[0].Content));
    }

    [Theory]
    [InlineData("[]", null, "expected an object")]
    [InlineData("{\"id\":\"a\"", null, "is no JSON object")]
    [InlineData("{\"id\":\"a\",\"text\":\"x\"}", "attributions", "expected a list")]
    [InlineData("{\"text\":\"x\",\"attributions\":[]}", "id", "expected text")]
    [InlineData("{\"id\":\"a\",\"text\":\"x\",\"attributions\":[3]}", "attributions[0]", "expected an object")]
    [InlineData("{\"id\":\"a\",\"text\":\"x\",\"attributions\":[{\"source\":[],\"cue\":[]}]}", "attributions[0].content", "expected a list")]
    [InlineData("{\"id\":\"a\",\"text\":\"x\",\"attributions\":[{\"source\":[],\"cue\":[],\"content\":[[0,2]]}]}", "attributions[0].content", "within the 1 UTF-16 units")]
    [InlineData("{\"id\":\"a\",\"text\":\"😀\",\"attributions\":[{\"source\":[],\"cue\":[],\"content\":[[1,2]]}]}", "attributions[0].content", "whole characters")]
    [InlineData("{\"id\":\"a\",\"text\":\"x\",\"attributions\":[{\"source\":[],\"cue\":[],\"content\":[],\"actor\":\"DE\"}]}", "attributions[0].actor", "has no speaker")]
    [InlineData("{\"id\":\"a\",\"text\":\"\\ud800\",\"attributions\":[]}", "text", "surrogate")]
    public void A_bad_row_is_reported_with_line_and_field_and_the_rest_goes_on(string row, string? field, string problem)
    {
        var (articles, problems) = Read($"\n{row}\n{{\"id\":\"b\",\"text\":\"It rains.\",\"attributions\":[]}}\n");
        Assert.Equal("b", articles.Single().Article.Id);
        var found = problems[0];
        Assert.Equal((2, field), (found.Place.Line, found.Field));
        Assert.Contains(problem, found.Problem, StringComparison.Ordinal);
    }

    private static (IReadOnlyList<GoldArticle> Articles, IReadOnlyList<RowProblem> Problems) Read(string rows)
    {
        var problems = new List<RowProblem>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(rows));
        return ([.. GoldRows.Read(stream, "toy.jsonl", problems.Add)], problems);
    }
}
