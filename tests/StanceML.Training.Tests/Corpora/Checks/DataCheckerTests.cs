using Xunit;

namespace StanceML.Training.Tests;

public sealed class DataCheckerTests : IDisposable
{
    private const string Long = "The harbour board said on Monday that the night ferry would sail again before the first snow of the year.";

    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void A_text_in_two_splits_is_a_leak_whatever_its_spaces_and_case()
    {
        var leak = Single(ProblemKind.SplitLeak, Row(1, Long) with { Split = "train" }, Row(2, Long.ToUpperInvariant().Replace(" ", "  ", StringComparison.Ordinal)) with { Split = "test" });
        Assert.Equal("toy:2: text: is the text of toy:1, but stands in split 'test' and that in 'train'; expected both in one", leak.ToString());
        Assert.False(leak.IsError);
    }

    [Fact]
    public void A_leak_is_seen_past_rows_that_stand_in_no_split() =>
        Assert.Equal(3, Single(ProblemKind.SplitLeak, Row(1, Long), Row(2, Long) with { Split = "train" }, Row(3, Long) with { Split = "test" }).Place.Line);

    [Fact]
    public void A_text_nearly_the_same_in_two_splits_is_a_leak() =>
        Assert.Contains(
            "of its word pairs with toy:1, but stands in split 'test'",
            Single(ProblemKind.SplitLeak, Row(1, Long) with { Split = "train" }, Row(2, Long + " Good.") with { Split = "test" }).Problem,
            StringComparison.Ordinal);

    [Fact]
    public void A_text_in_two_groups_is_a_leak_between_folds() =>
        Assert.Contains(
            "stands in group 'b' and that in 'a'",
            Single(ProblemKind.GroupLeak, Row(1, Long) with { Group = "a" }, Row(2, Long) with { Group = "b", Target = "taiwan" }).Problem,
            StringComparison.Ordinal);

    [Fact]
    public void Rows_of_one_group_and_split_leak_nothing() =>
        Assert.DoesNotContain(Find(Row(1, Long) with { Split = "train" }, Row(2, Long) with { Split = "train", Target = "taiwan" }), problem => problem.Kind is ProblemKind.SplitLeak or ProblemKind.GroupLeak);

    [Fact]
    public void A_repeat_that_leaks_is_told_once()
    {
        Assert.Equal([ProblemKind.GroupLeak], Likenesses(Row(1, Long) with { Group = "a" }, Row(2, Long + " Good.") with { Group = "b" }));
        Assert.Equal([ProblemKind.SplitLeak], Likenesses(Row(1, Long) with { Split = "train" }, Row(2, Long) with { Split = "test" }));
        Assert.Equal([ProblemKind.NearRepeat], Likenesses(Row(1, Long), Row(2, Long + " Good.")));

        static IEnumerable<ProblemKind> Likenesses(params LabelledRow[] rows) => Find(rows).Where(problem => problem.Like is not null).Select(problem => problem.Kind);
    }

    [Fact]
    public void Labels_too_rare_to_learn_and_labels_that_are_missing_are_told()
    {
        var problems = Find([.. Enumerable.Range(0, 60).Select(i => Row(i + 1, $"Sentence number {i}.") with { Stance = i < 50 ? "support" : "oppose", Group = $"g{i}" })]);
        Assert.Equal(
            ["no row is 'neutral'; a model of these rows will never say it", "10 rows are 'oppose'; expected at least 24 to learn from and to measure"],
            problems.Where(problem => problem.Kind == ProblemKind.SmallClass).Select(problem => problem.Problem));
    }

    [Fact]
    public void Few_groups_are_told() =>
        Assert.Contains(Find(Row(1, Long)), problem => problem is { Kind: ProblemKind.SmallClass, Problem: var text } && text.StartsWith("is given in 1 groups only", StringComparison.Ordinal));

    [Fact]
    public void Small_and_one_sided_questions_are_told()
    {
        var problems = Find([
            .. Enumerable.Range(0, 12).Select(i => Row(i + 1, $"Sentence number {i}.")),
            .. Enumerable.Range(0, 3).Select(i => Row(i + 20, $"Other sentence {i}.") with { Target = "taiwan" })]);
        Assert.Equal(
            ["all 12 rows on 'kosovo' are 'support'; a model may learn the question instead of the stance", "'taiwan' has 3 rows; expected at least 10 to measure it"],
            problems.Where(problem => problem.Kind == ProblemKind.SmallQuestion).Select(problem => problem.Problem));
    }

    [Fact]
    public void Texts_too_short_and_too_long_are_told()
    {
        Assert.Equal("has 1 words; expected at least 3", Single(ProblemKind.ShortText, Row(1, "No.")).Problem);
        Assert.Equal("has 301 words; expected a statement, at most 300", Single(ProblemKind.LongText, Row(1, string.Join(' ', Enumerable.Range(0, 301)))).Problem);
    }

    [Fact]
    public void Names_that_differ_in_spelling_only_are_told() =>
        Assert.Equal(
            "'North Ferry' (1 rows) and 'north-ferry' (2 rows) differ in spelling only and count as two",
            Single(ProblemKind.SimilarNames, Row(1, "One two three.") with { Group = "north-ferry" }, Row(2, "Four five six.") with { Group = "North Ferry" }, Row(3, "Seven eight nine.") with { Group = "north-ferry" }).Problem);

    [Fact]
    public void A_field_that_nobody_knows_is_told_once_a_file()
    {
        var path = _toy.Write("rows.jsonl", "{\"text\":\"A\",\"stence\":\"support\"}\n{\"text\":\"B\",\"stence\":\"oppose\"}\n");
        var problems = Check(path).Problems.Where(problem => problem.Kind == ProblemKind.UnknownField).ToList();
        Assert.Equal(("stence", 1, false), (problems.Single().Field, problems[0].Place.Line, problems[0].IsError));
    }

    [Fact]
    public void The_summary_counts_findings_by_kind_and_problems_of_articles_apart()
    {
        _toy.Write("data/rows.jsonl", "{\"text\":\"A b c.\",\"target\":\"kosovo\",\"stance\":\"support\"}\n{\"text\":\"A b c.\",\"target\":\"kosovo\",\"stance\":\"oppose\"}\n{broken\n");
        _toy.Write("data/0001.md", "style: poem\n---\n{s1|Ada Holt} {q1|said} {c1|that the ferry was late}.\n");
        var check = Check(Path.Combine(_toy.Folder, "data"));
        Assert.Equal((2, 1, 3), (check.Summary.Rows, check.Summary.Articles, check.Summary.Errors));
        Assert.Equal(check.Problems.Count, check.Summary.Kinds.Sum(kind => kind.Count));
        Assert.Equal(1, check.Summary.Kinds.Single(kind => kind.Kind == ProblemKind.Conflict).Count);
        Assert.Equal(ProblemKind.Annotation, Assert.Single(check.ArticleProblems).Kind);
    }

    private static DataCheck Check(string path) => new DataChecker(Toy.Encoder.Catalogue, Toy.Encoder.Actors).Check(path, labels: null, progress: null, TestContext.Current.CancellationToken);

    private static RowProblem Single(ProblemKind kind, params LabelledRow[] rows) => Find(rows).Single(problem => problem.Kind == kind);

    private static IReadOnlyList<RowProblem> Find(params LabelledRow[] rows) => new DataChecker(Toy.Encoder.Catalogue, Toy.Encoder.Actors).Check(rows);

    private static LabelledRow Row(int line, string text) => new()
    {
        Id = $"{line}",
        Text = text,
        Target = "kosovo",
        Stance = "support",
        Group = "kosovo",
        Place = new RowPlace("toy", line),
    };
}
