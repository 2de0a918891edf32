using System.Text.Json;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class ModelValidationTests : IDisposable
{
    private static readonly string[] SaffronDays = ["Monday", "Tuesday", "Thursday", "Friday", "Sunday"];

    /// <summary>Three questions, so that leaving each out is soon done.</summary>
    private static readonly IReadOnlyList<LabelledRow> FewRows = [.. Toy.Rows.Where(row => row.Target is "kosovo" or "taiwan" or "abkhazia")];

    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void By_folds_gives_the_figures_that_training_gives()
    {
        var report = Report(new ValidationRequest(TaskDefinition.Stance, Write(Toy.Rows), ValidationMethod.Folds));
        var trained = MetricsMaker.Measure(Toy.Train(TaskDefinition.Stance), "1", Toy.Options.Seed);
        Assert.Equal(trained.Figures, report.Figures);
        Assert.Equal(trained.Labels, report.Labels);
        Assert.Equal(trained.Confusion, report.Confusion);
        Assert.Equal((trained.Winner, trained.DecidedCoverage, trained.DecidedPrecision), (report.Winner, report.DecidedCoverage, report.DecidedPrecision));
        Assert.Contains("2-fold cross-validation by group", report.Method[0], StringComparison.Ordinal);
    }

    [Fact]
    public void By_questions_judges_every_row_and_ranks_the_questions_from_the_worst()
    {
        var report = Report(new ValidationRequest(TaskDefinition.Stance, Write(FewRows), ValidationMethod.Questions));
        Assert.Equal((FewRows.Count, 3), (report.Rows, report.Questions.Count));
        Assert.Equal(report.Questions.Select(question => question.Accuracy).Order(), report.Questions.Select(question => question.Accuracy));
        Assert.Contains("then 3 models were fitted", report.Method[1], StringComparison.Ordinal);

        // What is said of one question is said of the others in the same words, so a model without it still knows.
        Assert.True(Value(report, "accuracy") > 0.9);
        Assert.Equal(report.Rows - report.Errors.Count, report.Confusion.Select((row, k) => row[k]).Sum());
    }

    [Fact]
    public void A_question_left_out_does_not_teach_its_own_words()
    {
        // Only Kosovo's rows say that a saffron letter means support; everyone else's say that it means the opposite.
        var rows = FewRows.Select(row => row.Group).Distinct().SelectMany(target => Saffron(target, target == "kosovo" ? Labels.Support : Labels.Oppose));
        var report = Report(new ValidationRequest(TaskDefinition.Stance, Write([.. FewRows, .. rows]), ValidationMethod.Questions)
        {
            Test = Write([.. Saffron("kosovo", Labels.Support).Select(row => row with { Id = $"test-{row.Id}", Group = "letters" })], "test.jsonl"),
        });
        Assert.Equal([0, 0.0], [Value(report, "accuracy"), report.Questions.Single(question => question.Name == "kosovo").Accuracy]);
        Assert.All(report.Errors, error => Assert.Contains("kosovo: found oppose", error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_test_file_is_judged_and_questions_that_nothing_was_taught_of_share_a_model()
    {
        var test = _toy.Write("test.jsonl", string.Join('\n',
            Line("We warmly welcome Kosovo as a sovereign state.", "kosovo", Labels.Support),
            Line("We will never recognise Transnistria.", "transnistria", Labels.Oppose),
            Line("We will never recognise Gagauzia.", "gagauzia", Labels.Oppose)));
        var report = Report(new ValidationRequest(TaskDefinition.Stance, Write(FewRows), ValidationMethod.Questions) { Test = test });
        Assert.Equal((3, 1.0), (report.Rows, Value(report, "accuracy")));
        Assert.Contains("then 2 models were fitted", report.Method[1], StringComparison.Ordinal);
        Assert.Contains("no training row is of 2 of the questions", report.Method[2], StringComparison.Ordinal);
    }

    [Fact]
    public void By_split_trains_on_one_and_judges_another_and_leaves_the_third_alone()
    {
        // Labels of the untouched split are turned round: a model that read them would answer wrongly.
        var rows = Toy.Rows.Select(row => row.Group switch
        {
            "kosovo" => row with { Split = "test" },
            "taiwan" => row with { Split = "dev", Stance = row.Stance == Labels.Support ? Labels.Oppose : Labels.Support },
            _ => row with { Split = "train" },
        }).ToList();
        var path = Write(rows);
        var test = Report(new ValidationRequest(TaskDefinition.Stance, path, ValidationMethod.Split));
        Assert.Equal((9, "kosovo"), (test.Rows, Assert.Single(test.Questions).Name));
        Assert.Contains("trained on 36 rows", test.Method[0], StringComparison.Ordinal);
        Assert.True(Value(test, "accuracy") > 0.8);
        var dev = Report(new ValidationRequest(TaskDefinition.Stance, path, ValidationMethod.Split) { On = "dev" });
        Assert.Equal("taiwan", Assert.Single(dev.Questions).Name);
        Assert.True(Value(dev, "accuracy") < 0.4);
    }

    [Fact]
    public void A_group_on_both_sides_of_a_split_is_told()
    {
        var rows = Toy.Rows.Select((row, i) => row with { Split = i % 9 == 0 ? "test" : "train" }).ToList();
        var report = Report(new ValidationRequest(TaskDefinition.Stance, Write(rows), ValidationMethod.Split));
        Assert.Contains("6 of the judged rows are of groups that the model was trained on too", report.Method);
    }

    [Fact]
    public void A_label_that_only_the_judged_rows_have_is_counted_and_never_found()
    {
        var train = Write([.. Toy.Rows.Where(row => row.Stance != Labels.Neutral)]);
        var test = Write([.. Toy.Rows.Where(row => row.Target == "kosovo")], "test.jsonl");
        var report = Report(new ValidationRequest(TaskDefinition.Stance, train, ValidationMethod.Split) { Test = test });
        Assert.Equal([3, 3, 3], report.Labels.Select(label => label.Rows));
        Assert.Equal(0, report.Labels.Single(label => label.Label == Labels.Neutral).Recall);
    }

    [Fact]
    public void A_label_that_one_question_alone_has_is_not_known_without_it()
    {
        var rows = FewRows.Where(row => row.Stance != Labels.Neutral || row.Target == "kosovo").ToList();
        var report = Report(new ValidationRequest(TaskDefinition.Stance, Write(rows), ValidationMethod.Questions));
        Assert.Equal(0, report.Labels.Single(label => label.Label == Labels.Neutral).Recall);
    }

    [Theory]
    [InlineData(ValidationMethod.Split, "found no row that names its split")]
    [InlineData(ValidationMethod.Folds, "found only rows labelled 'support'")]
    [InlineData(ValidationMethod.Questions, "without taiwan fewer than two labels are left")]
    public void What_the_rows_lack_is_said(ValidationMethod by, string expected)
    {
        var rows = by switch
        {
            ValidationMethod.Folds => Toy.Rows.Where(row => row.Stance == Labels.Support),
            ValidationMethod.Questions => Toy.Rows.Where(row => row.Target == "taiwan" || (row.Target == "kosovo" && row.Stance == Labels.Support)),
            _ => Toy.Rows,
        };
        var outcome = Run(new ValidationRequest(TaskDefinition.Stance, Write([.. rows]), by));
        Assert.Null(outcome.Report);
        Assert.StartsWith(expected, outcome.Shortage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ValidationMethod.Folds)]
    [InlineData(ValidationMethod.Questions)]
    public void Rows_of_the_split_test_are_neither_learned_from_nor_judged_beside_others(ValidationMethod by)
    {
        var outcome = Run(new ValidationRequest(TaskDefinition.Stance, Write([.. Toy.Rows.Select(row => row.Group == "kosovo" ? row with { Split = "test" } : row)]), by));
        Assert.Equal((45, new HeldBackRows(9, AreLeftOut: true)), (outcome.Report!.Rows, outcome.HeldBack!));
        Assert.DoesNotContain(outcome.Report.Questions, question => question.Name == "kosovo");
    }

    [Fact]
    public void Thousands_of_questions_are_no_plan_and_how_many_rows_to_join_is_said()
    {
        var posts = Toy.Rows.SelectMany(row => Enumerable.Range(0, 6).Select(day => row with { Id = $"{row.Id}-{day}", Text = $"{row.Text} Day {day}.", Group = $"{row.Id}-{day}" })).ToList();
        var outcome = Run(new ValidationRequest(TaskDefinition.Stance, Write(posts), ValidationMethod.Questions));
        Assert.StartsWith("found 324 questions, each of which takes a model; expected at most 300: leave those of few rows out together (--least 2)", outcome.Shortage, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_row_can_be_judged_the_file_that_should_hold_some_is_named()
    {
        var test = _toy.Write("test.jsonl", """{"text":"The harvest was good.","sentiment":"positive"}""");
        var outcome = Run(new ValidationRequest(TaskDefinition.Stance, Write(Toy.Rows), ValidationMethod.Split) { Test = test });
        Assert.Equal(("found no row to judge with a label for the task", test), (outcome.Shortage!, outcome.LackedBy!));
        Assert.Null(Run(new ValidationRequest(TaskDefinition.Stance, test, ValidationMethod.Split) { Test = test }).LackedBy);
    }

    [Fact]
    public void The_json_holds_the_figures_and_no_text()
    {
        var report = Report(new ValidationRequest(TaskDefinition.Sentiment, Write(Toy.Rows), ValidationMethod.Folds));
        var json = report.ToJson();
        using var read = JsonDocument.Parse(json);
        Assert.Equal(report.Rows, read.RootElement.GetProperty("rows").GetInt32());
        Assert.Equal(6, read.RootElement.GetProperty("questions").GetArrayLength());
        Assert.DoesNotContain("embassy", json, StringComparison.Ordinal);
    }

    private static ValidationOutcome Run(ValidationRequest request) => new ModelValidation(Toy.Encoder, Toy.Options).Run(request, null, CancellationToken.None);

    private static ValidationReport Report(ValidationRequest request)
    {
        var outcome = Run(request);
        Assert.Null(outcome.Shortage);
        Assert.DoesNotContain(outcome.Problems, problem => problem.IsError);
        return outcome.Report!;
    }

    private static double Value(ValidationReport report, string figure) => report.Figures.Single(one => one.Name == figure).Value;

    private static IEnumerable<LabelledRow> Saffron(string target, string stance) => SaffronDays
        .Select(day => Toy.Rows[0] with { Id = $"saffron-{target}-{day}", Text = $"A saffron letter reached us on {day}.", Target = target, Group = target, Stance = stance });

    private static string Line(string text, string target, string stance) => JsonSerializer.Serialize(new { text, target, stance });

    private string Write(IReadOnlyList<LabelledRow> rows, string name = "rows.jsonl") => _toy.Write(name, string.Join('\n', rows.Select(row =>
        JsonSerializer.Serialize(new { id = row.Id, text = row.Text, target = row.Target, stance = row.Stance, sentiment = row.Sentiment, group = row.Group, split = row.Split }))));
}
