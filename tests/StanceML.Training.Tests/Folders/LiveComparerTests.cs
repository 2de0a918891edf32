using System.Text.Json;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class LiveComparerTests : IDisposable
{
    private static readonly TrainedModel Trained = Toy.Train(TaskDefinition.Stance);
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void The_first_version_has_nothing_to_compare_with()
    {
        var folder = Write("2026.1.1", Trained);
        Assert.DoesNotContain("Against the live version", Read(folder, "report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Held_out_answers_of_both_are_paired_by_row_and_tested()
    {
        Write("2026.1.1", Trained with { HeldOut = Answers(rightRows: 40) });
        MakeLive("2026.1.1");
        var folder = Write("2026.1.2", Trained with { HeldOut = Answers(rightRows: 50) });
        var live = Compare(Trained with { HeldOut = Answers(rightRows: 50) })!;
        Assert.Equal(("2026.1.1", Trained.Examples.Count), (live.Version, live.Rows));
        Assert.Equal(new ComparisonTest(10, 0, new McNemar(10, 0).PValue), live.Test);
        Assert.Equal(["support", "oppose", "neutral"], live.Labels.Select(label => label.Label));
        Assert.All(live.Labels, label => Assert.Equal(18, label.Rows));
        Assert.True(live.Labels.Average(label => label.New) > live.Labels.Average(label => label.Live));
        var accuracy = live.Figures.Single(figure => figure.Name == "accuracy");
        Assert.Equal(10.0 / 54, accuracy.Difference!.Value, 12);
        Assert.Equal(accuracy.New - accuracy.Live, accuracy.Difference.Value, 12);
        Assert.Contains("this version alone is right on 10 rows, the live one alone on 0; p = 0.0020", Read(folder, "report.html"), StringComparison.Ordinal);
        Assert.Contains($"p = 0.0020. {McNemar.Caution}.", Read(folder, "card.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_one_of_them_lacks_or_that_were_labelled_anew_are_left_out()
    {
        Write("2026.1.1", Trained);
        MakeLive("2026.1.1");
        var relabelled = Trained with
        {
            Examples = [.. Trained.Examples.Select((example, row) => row switch
            {
                0 => example with { Label = (example.Label + 1) % 3 },
                1 => example with { Row = example.Row with { Id = "new" } },
                _ => example,
            })],
        };
        Assert.Equal(Trained.Examples.Count - 2, Compare(relabelled)!.Rows);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_that_took_the_id_of_another_are_not_paired_with_it(bool hasHashes)
    {
        var folder = Write("2026.1.1", Trained);
        MakeLive("2026.1.1");
        if (!hasHashes)
        {
            Without(folder, "hash");
        }

        // As when a line was added before rows whose ids are made of file and line.
        var moved = Trained with
        {
            Examples = [.. Trained.Examples.Select((example, row) => row switch
        {
            0 => example with { Row = example.Row with { Text = example.Row.Text + " So there." } },
            1 => example with { Row = example.Row with { Text = string.Concat(example.Row.Text.Reverse()) } },
            _ => example,
        })]
        };
        Assert.Equal(Trained.Examples.Count - (hasHashes ? 2 : 1), Compare(moved)!.Rows);
    }

    [Fact]
    public void A_live_version_without_answers_is_compared_by_the_figures_in_its_papers_and_not_tested()
    {
        var old = Write("2026.1.1", Trained);
        MakeLive("2026.1.1");
        File.Delete(Path.Combine(old, HeldOutFile.Name));
        var live = Compare(Trained)!;
        Assert.Equal((0, null), (live.Rows, live.Test));
        Assert.All(live.Figures, figure => Assert.Null(figure.Difference));
        Assert.Equal(8, live.Figures.Count);
        Assert.Contains("each on its own held-out folds", Read(Write("2026.1.2", Trained), "card.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_that_are_not_what_the_manifest_sealed_are_not_believed()
    {
        var folder = Write("2026.1.1", Trained);
        MakeLive("2026.1.1");
        File.AppendAllText(Path.Combine(folder, HeldOutFile.Name), "\n");
        Assert.Equal(0, Compare(Trained)!.Rows);
    }

    [Theory]
    [InlineData("../../evil")]
    [InlineData("..")]
    [InlineData("2020.1.1")]
    public void A_version_that_is_elsewhere_or_missing_compares_with_nothing(string version)
    {
        MakeLive(version);
        Assert.Empty(Compare(Trained)!.Figures);
    }

    [Fact]
    public void The_file_holds_ids_labels_probabilities_lengths_and_hashes_and_no_text()
    {
        var folder = Write("2026.1.1", Trained);
        var lines = File.ReadAllLines(Path.Combine(folder, HeldOutFile.Name));
        Assert.Equal(Trained.Examples.Count, lines.Length);
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal(["id", "gold", "probabilities", "chars", "hash"], first.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(Trained.Examples[0].Row.Id, first.RootElement.GetProperty("id").GetString());
        Assert.Equal(1, first.RootElement.GetProperty("probabilities").EnumerateObject().Sum(p => p.Value.GetDouble()), 5);
        Assert.All(Trained.Examples, example => Assert.DoesNotContain(example.Row.Text, Read(folder, HeldOutFile.Name), StringComparison.Ordinal));
        Assert.Equal(Trained.Examples.Select(example => (int?)example.Row.Text.Length), TrainingAnswers.TryRead(folder)!.Select(answer => answer.Chars));
    }

    [Fact]
    public void A_file_without_lengths_is_read_as_before()
    {
        var folder = Write("2026.1.1", Trained);
        Without(folder, "chars");
        Without(folder, "hash");
        Assert.All(TrainingAnswers.TryRead(folder)!, answer => Assert.Null(answer.Chars));
    }

    [Fact]
    public void The_answer_of_a_row_is_its_likeliest_label()
    {
        var answers = TrainingAnswers.TryRead(Write("2026.1.1", Trained with { HeldOut = Answers(Trained.Examples.Count) }))!;
        Assert.Equal(Trained.Examples.Select(example => (Trained.Task.Labels[example.Label], 0.8)), answers.Select(answer => (answer.Label, answer.Probability)));
    }

    /// <summary>The first rows right and the others wrong, all equally sure.</summary>
    private static double[][] Answers(int rightRows) => [.. Trained.Examples.Select((example, row) =>
    {
        double[] p = [0.1, 0.1, 0.1];
        p[(example.Label + (row < rightRows ? 0 : 1)) % 3] = 0.8;
        return p;
    })];

    /// <summary>As the file was before the field was told.</summary>
    private static void Without(string folder, string field)
    {
        var path = Path.Combine(folder, HeldOutFile.Name);
        File.WriteAllText(path, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(path), $",\"{field}\":[^,}}]+", ""));
        Forgery.Rehash(folder, HeldOutFile.Name);
    }

    private LiveComparison? Compare(TrainedModel trained) =>
        LiveComparer.Compare(_toy.Models, trained, MetricsMaker.Measure(trained, "1", seed: 1).Figures, seed: 1);

    private string Write(string version, TrainedModel trained) =>
        new ModelFolderWriter(Toy.Encoder).Write(_toy.Models, version, trained, Toy.Options).Folder;

    private void MakeLive(string version)
    {
        Directory.CreateDirectory(_toy.Models);
        File.WriteAllText(Path.Combine(_toy.Models, ModelLedger.FileName), JsonSerializer.Serialize(new { live = new { stance = version }, history = Array.Empty<string>() }));
    }

    private static string Read(string folder, string file) => File.ReadAllText(Path.Combine(folder, file));
}
