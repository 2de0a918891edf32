using Xunit;

namespace StanceML.Training.Tests;

public sealed class CorpusCheckTests
{
    [Fact]
    public void The_same_text_with_other_labels_is_an_error()
    {
        var problem = Check(Row(1, "We welcome it.", "kosovo", "support"), Row(2, "We welcome it.", "kosovo", "oppose")).Single();
        Assert.True(problem.IsError);
        Assert.Equal(2, problem.Place.Line);
    }

    [Fact]
    public void One_text_may_hold_two_targets() =>
        Assert.Empty(Check(Row(1, "Rather Kosovo than Abkhazia.", "kosovo", "support"), Row(2, "Rather Kosovo than Abkhazia.", "abkhazia", "oppose")));

    [Fact]
    public void Two_actors_may_say_the_same_words_and_take_two_sides()
    {
        Assert.Empty(Check(Row(1, "You know our view.", "kosovo", "support") with { Actor = "DE" }, Row(2, "You know our view.", "kosovo", "oppose") with { Actor = "RS" }));
        Assert.True(Check(Row(1, "You know our view.", "kosovo", "support") with { Actor = "DE" }, Row(2, "You know our view.", "kosovo", "oppose") with { Actor = "DE" }).Single().IsError);
    }

    [Fact]
    public void A_question_called_by_its_name_is_told_its_id()
    {
        var problem = Assert.Single(Check(Row(1, "We welcome it.", "Kosovo", "support"), Row(2, "We reject it.", "Kosovo", "oppose")));
        Assert.Equal((1, ProblemKind.UnknownTarget), (problem.Place.Line, problem.Kind));
        Assert.Contains("('kosovo' is)", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_actor_that_analysis_never_names_is_told_once()
    {
        var problem = Assert.Single(Check(
            Row(1, "We welcome it.", "kosovo", "support") with { Actor = "UN" },
            Row(2, "We reject it.", "kosovo", "oppose") with { Actor = "Russia" },
            Row(3, "We never liked it.", "kosovo", "oppose") with { Actor = "Russia" },
            Row(4, "It is ours.", "kosovo", "support") with { Actor = "kosovo" }));
        Assert.Equal((2, "actor", false, ProblemKind.UnknownActor), (problem.Place.Line, problem.Field, problem.IsError, problem.Kind));
    }

    [Fact]
    public void A_template_with_the_names_swapped_is_found()
    {
        var problem = Check(
            Row(1, "The government of Ghana announced today that it would open an embassy in Pristina before spring.", "kosovo", "support"),
            Row(2, "The government of Norway announced today that it would open an embassy in Sukhumi before spring.", "abkhazia", "support")).Single();
        Assert.False(problem.IsError);
        Assert.Contains("toy:1", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_pair_may_be_alike() =>
        Assert.Empty(Check(
            Row(1, "The government announced today that it would open an embassy there.", "kosovo", "support") with { Pair = "p1" },
            Row(2, "The government announced today that it would never open an embassy there.", "kosovo", "oppose") with { Pair = "p1" }));

    [Fact]
    public void A_question_outside_the_catalogue_is_a_warning() =>
        Assert.False(Check(Row(1, "We back nuclear power.", "nuclear power", "support")).Single().IsError);

    [Fact]
    public void A_question_outside_the_catalogue_is_told_once()
    {
        var problem = Assert.Single(Check(Row(4, "We back nuclear power.", "nuclear power", "support"), Row(5, "They fear nuclear power.", "nuclear power", "oppose")));
        Assert.Equal(4, problem.Place.Line);
    }

    [Fact]
    public void One_sentence_may_have_another_tone_toward_each_of_two_places() =>
        Assert.Empty(Check(
            Row(1, "Good Ada beat bad Bob.", "kosovo", "support") with { Target = null, TargetSpan = new TextSpan(5, 8) },
            Row(2, "Good Ada beat bad Bob.", "kosovo", "oppose") with { Target = null, TargetSpan = new TextSpan(18, 21) }));

    [Fact]
    public void The_shipped_rows_have_no_errors_and_no_near_duplicates()
    {
        var corpus = CorpusReader.Read(Path.Combine(AppContext.BaseDirectory, "training-data"));
        Assert.True(corpus.Rows.Count > 3_000);
        Assert.Empty(corpus.Problems);
        Assert.Empty(CorpusCheck.Check(corpus.Rows, Toy.Encoder.Catalogue, Toy.Encoder.Actors));
    }

    [Fact]
    public void Each_shipped_row_says_why_it_has_its_labels_and_rows_of_one_text_have_one_sentiment()
    {
        var rows = CorpusReader.Read(Path.Combine(AppContext.BaseDirectory, "training-data")).Rows;
        Assert.Empty(rows.Where(row => row.Note is not { Length: > 0 } || row.Register is null || row.Sentiment is null).Select(row => row.Id));
        Assert.Empty(rows.GroupBy(row => row.Text).Where(same => same.DistinctBy(row => row.Sentiment).Count() > 1).Select(same => same.First().Id));
    }

    private static IReadOnlyList<RowProblem> Check(params LabelledRow[] rows) => CorpusCheck.Check(rows, Toy.Encoder.Catalogue, Toy.Encoder.Actors);

    private static LabelledRow Row(int line, string text, string target, string stance) => new()
    {
        Id = $"{line}",
        Text = text,
        Target = target,
        Stance = stance,
        Group = target,
        Place = new RowPlace("toy", line),
    };
}
