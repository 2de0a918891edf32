using Xunit;

namespace StanceML.Training.Tests;

public sealed class QuoteCorpusCheckTests
{
    private const string Long = "{s1|Ilse Brandt} {q1|said} {c1|the ferry from Arles would sail again before the end of May}.";

    private static readonly QuoteCorpusCheck Checker = new(Toy.Encoder.Catalogue, Toy.Encoder.Actors);

    [Fact]
    public void A_clean_article_passes() => Assert.Empty(Check(Invented.Lagoon));

    [Theory]
    [InlineData("---\n\n{s1|Quist} {q1|said} so.", 3, "has no content")]
    [InlineData("---\n\nOne.\n{c1|so}", 4, "has neither cue nor source")]
    [InlineData("style: wired\n---\nOne.", 1, "found 'wired'")]
    [InlineData("style: wire\nspeaker: Quist = XX\n---\nOne.", 2, "speaks for 'XX'")]
    [InlineData("---\n{s1|Quist} {c1|{q1|said} so}", 2, "stands in another of its marks")]
    public void What_teaches_wrongly_is_an_error(string marked, int line, string problem)
    {
        var found = Check(marked).Single();
        Assert.True(found.IsError);
        Assert.Equal(line, found.Place.Line);
        Assert.Contains(problem, found.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DE")]
    [InlineData("HK")]
    [InlineData("kosovo")]
    [InlineData("UN")]
    [InlineData("-")]
    public void Countries_claimants_organisations_and_nobody_are_actors(string actor) =>
        Assert.Empty(Check($"speaker: Quist = {actor}\n---\nOne."));

    [Theory]
    [InlineData("{s1|She}", true)]
    [InlineData("{s1=Ada Holt|She}", false)]
    [InlineData("{s1|his}", true)]
    [InlineData("Holt, {s1|who}", false)]
    public void A_pronoun_wants_a_name(string source, bool isTold)
    {
        var found = Check($"---\n{source} {{q1|said}} {{c1|no}}.");
        Assert.Equal(isTold ? 1 : 0, found.Count);
        Assert.All(found, problem => Assert.False(problem.IsError));
    }

    [Fact]
    public void A_mark_with_a_space_at_its_edge_is_a_warning() =>
        Assert.Contains("begins or ends in a space", Check("---\n{s1|Holt }{q1|said} {c1|no}.").Single().Problem, StringComparison.Ordinal);

    [Fact]
    public void Marks_that_cross_are_a_warning()
    {
        var article = new GoldArticle(new Article("a", "one two three"), [new([], [new(0, 3)], [new(4, 7)]), new([new(0, 1)], [], [new(2, 5)])]);
        Assert.All(Checker.Check([article]), problem => Assert.False(problem.IsError));
        Assert.Equal(2, Checker.Check([article]).Count);
    }

    [Fact]
    public void A_sentence_of_another_group_is_found_though_its_names_differ()
    {
        var other = Long.Replace("Ilse Brandt", "Karl Moss", StringComparison.Ordinal).Replace("Arles", "Bergen", StringComparison.Ordinal);
        const string rest = "Nobody at the harbour knew why the old pier had been painted green overnight, or by whom.";
        const string otherRest = "A baker two streets away sold twelve cakes and then shut his shop until the first of June.";
        var problem = Check($"group: a\n---\n{Long} {rest}", $"group: b\n---\n{other} {otherRest}").Single();
        Assert.False(problem.IsError);
        Assert.Contains("in another group", problem.Problem, StringComparison.Ordinal);
        Assert.Empty(Check($"group: a\n---\n{Long} {rest}", $"group: a\n---\n{other} {otherRest}"));
    }

    [Fact]
    public void Articles_that_are_nearly_the_same_are_found() =>
        Assert.Contains("word pairs", Check($"group: a\n---\n{Long}", $"group: a\n---\n{Long} Yes.").Single().Problem, StringComparison.Ordinal);

    [Fact]
    public void The_shipped_articles_have_no_errors()
    {
        var corpus = QuoteCorpus.Read(Path.Combine(AppContext.BaseDirectory, "training-data"));
        Assert.Empty(corpus.Problems);
        Assert.DoesNotContain(Checker.Check(corpus.Articles), problem => problem.IsError);
    }

    private static IReadOnlyList<RowProblem> Check(params string[] marked) =>
        Checker.Check([.. marked.Select((one, index) => Invented.Read(one, $"{index}.md"))]);
}
