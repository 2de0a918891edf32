using Xunit;

namespace StanceML.Training.Tests;

public sealed class PolnearCorpusTests : IDisposable
{
    private const string Text = "😀 Quist said\r\nthe ferry was late. “Not today,” he said, “nor tomorrow.” It was expected to rain.\r\n";

    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void Events_become_attributions_and_code_points_become_utf16()
    {
        Write("toy", Text, Annotation(Text));
        var corpus = PolnearCorpus.Read(_toy.Folder);
        Assert.Empty(corpus.Problems);
        var article = corpus.Articles.Single();
        Assert.Equal(("toy", Text), (article.Article.Id, article.Article.Text));
        Assert.Equal(["Quist"], Invented.Words(article, article.Attributions[0].Source));
        Assert.Equal(["the ferry was late"], Invented.Words(article, article.Attributions[0].Content));
        Assert.Equal(["“Not today,”", "“nor tomorrow.”"], Invented.Words(article, article.Attributions[1].Content));
        Assert.Equal(["was expected"], Invented.Words(article, article.Attributions[2].Cue));
        Assert.Empty(article.Attributions[2].Source);
    }

    [Fact]
    public void Offsets_that_count_a_line_end_once_are_understood()
    {
        var unix = Text.ReplaceLineEndings("\n");
        Write("toy", Text, Annotation(unix).ReplaceLineEndings("\r\n"));
        var article = PolnearCorpus.Read(_toy.Folder).Articles.Single();
        Assert.Equal(unix, article.Article.Text);
        Assert.Equal(["nor"], Invented.Words(article, article.Attributions[1].Content).Select(words => words[1..4]).Skip(1));
    }

    [Fact]
    public void Text_and_annotations_in_sibling_folders_are_joined_and_the_first_annotator_is_taken()
    {
        Directory.CreateDirectory(Path.Combine(_toy.Folder, "dev", "text"));
        Directory.CreateDirectory(Path.Combine(_toy.Folder, "dev", "attributions"));
        _toy.Write(Path.Combine("dev", "text", "outlet_2016-05-01_toy.txt"), "Quist said no.");
        _toy.Write(Path.Combine("dev", "attributions", "outlet_2016-05-01_toy_4b22.ann"), "T1\tSource 0 5\tQuist\nT2\tCue 6 10\tsaid\nT3\tContent 11 13\tno\nE1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n");
        _toy.Write(Path.Combine("dev", "attributions", "outlet_2016-05-01_toy_5fec.ann"), "");
        var corpus = PolnearCorpus.Read(_toy.Folder);
        Assert.Equal("outlet_2016-05-01_toy", corpus.Articles.Single().Article.Id);
        Assert.Single(corpus.Articles.Single().Attributions);
        var problem = corpus.Problems.Single();
        Assert.False(problem.IsError);
        Assert.EndsWith("_5fec.ann", problem.Place.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Relations_are_joined_at_the_cue()
    {
        Write("toy", "Quist said no.", "T1\tSource 0 5\tQuist\nT2\tCue 6 10\tsaid\nT3\tContent 11 13\tno\nR1\tSpeaks Arg1:T1 Arg2:T2\nR2\tReports Arg1:T2 Arg2:T3\n");
        var attribution = PolnearCorpus.Read(_toy.Folder).Articles.Single().Attributions.Single();
        Assert.Equal((new TextSpan(0, 5), new TextSpan(6, 10), new TextSpan(11, 13)), (attribution.Source[0], attribution.Cue[0], attribution.Content[0]));
    }

    [Theory]
    [InlineData("T1\tSource 0 5\tHolt\n", 1, "expected 'Holt'")]
    [InlineData("T1\tSource 0 5\tQuist\nT2\tCue 6 99\tsaid\n", 2, "outside the text")]
    [InlineData("T1\tSource 0 5\tQuist\nT2 Cue 6 10\n", 2, "expected T1, a tab")]
    [InlineData("T1\tSource 0-5\tQuist\n", 1, "expected T1, a tab")]
    [InlineData("T1\tSource 0 5\tQuist\nT1\tCue 6 10\tsaid\n", 2, "stands twice")]
    [InlineData("T1\tSource 0 5\tQuist\nE1\tAttribution:T9 Source:T1\n", 2, "names T9")]
    public void A_bad_annotation_is_reported_by_line_and_the_rest_goes_on(string annotation, int line, string problem)
    {
        Write("a", "Quist said no.", annotation);
        Write("b", "Quist said no.", "");
        var corpus = PolnearCorpus.Read(_toy.Folder);
        Assert.Equal("b", corpus.Articles.Single().Article.Id);
        var found = corpus.Problems[0];
        Assert.Equal(new RowPlace(Path.Combine(_toy.Folder, "a.ann"), line), found.Place);
        Assert.Contains(problem, found.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_annotation_without_its_text_is_reported()
    {
        _toy.Write("a.ann", "");
        Assert.Contains("has no text", PolnearCorpus.Read(_toy.Folder).Problems.Single().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Marked_articles_and_rows_are_read_too()
    {
        var marked = _toy.Write("0001-wire.md", Invented.Lagoon);
        var article = PolnearCorpus.Read(marked).Articles.Single();
        var rows = _toy.Write("rows.jsonl", Invented.Row(article));
        Assert.Equal(Invented.Row(article), Invented.Row(PolnearCorpus.Read(rows).Articles.Single()));
    }

    private void Write(string name, string text, string annotation)
    {
        _toy.Write($"{name}.txt", text);
        _toy.Write($"{name}.ann", annotation);
    }

    /// <summary>Three attributions as brat writes them: offsets in code points of the text given.</summary>
    private static string Annotation(string text)
    {
        string At(string words, int from = 0)
        {
            var start = text.IndexOf(words, text.IndexOf('“', StringComparison.Ordinal) * from, StringComparison.Ordinal) - 1; // the emoji is one code point
            return FormattableString.Invariant($"{start} {start + words.Length}");
        }

        return $"""
            T1	Source {At("Quist")}	Quist
            T2	Cue {At("said")}	said
            T3	Content {At("the ferry was late")}	the ferry was late
            T4	Attribution {At("said")}	said
            E1	Attribution:T4 Content:T3 Cue:T2 Source:T1
            T5	Content {At("“Not today,”")};{At("“nor tomorrow.”")}	“Not today,” “nor tomorrow.”
            T6	Source {At("he", 1)}	he
            T7	Cue {At("said", 1)}	said
            E2	Attribution:T7 Content:T5 Cue:T7 Source:T6
            T8	Cue {At("was expected")}	was expected
            T9	Content {At("to rain")}	to rain
            E3	Attribution-no-source:T8 Content:T9 Cue:T8
            #1	AnnotatorNotes T1	a note

            """;
    }
}
