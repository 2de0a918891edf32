using StanceML.Onnx;
using StanceML.Tiny;
using Xunit;

namespace StanceML.Training.Tests;

/// <summary>Training through a pretrained encoder, from rows to answers: each question has words of its own, whose sense the encoder alone knows.</summary>
public sealed class TrainedWithEncoderTests : IDisposable
{
    private static readonly string[] Questions = ["kosovo", "abkhazia", "taiwan", "palestine", "somaliland", "catalonia"];

    private static readonly string[] Frames = ["We {0} it.", "They {0} all of it, he said.", "Today one has to {0}, as before."];

    private static readonly LabelledRow[] Rows =
    [
        .. Questions.SelectMany((question, q) => Labels.Stance.SelectMany((stance, sense) => Frames.Select((frame, f) => new LabelledRow
        {
            Id = $"{question}-{stance}-{f}",
            Text = string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, TinyEncoder.Word(q, sense)),
            Target = question,
            Stance = stance,
            Group = question,
            Place = new RowPlace("toy", (q * 9) + (sense * 3) + f + 1),
        }))),
    ];

    private readonly Toy _toy = new();
    private readonly OnnxEncoder _pretrained;
    private readonly StatementEncoder _encoder;

    public TrainedWithEncoderTests()
    {
        _pretrained = OnnxEncoder.Open(TinyEncoder.Write(Path.Combine(_toy.Folder, "tiny")));
        _encoder = StatementEncoder.BuiltIn(_pretrained);
    }

    public void Dispose()
    {
        _pretrained.Dispose();
        _toy.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_only_the_encoder_tells_is_learned_with_it_and_not_without(bool contrast)
    {
        double Accuracy(StatementEncoder encoder) => MetricsMaker.Measure(Train(encoder, contrast), "1", 1).Figures.Single(figure => figure.Name == "accuracy").Value;

        // Groups are questions, so none of a held-out row's telling words was met.
        Assert.Equal(1, Accuracy(_encoder));
        Assert.InRange(Accuracy(Toy.Encoder), 0, 0.6);
    }

    [Fact]
    public void A_folder_answers_as_it_was_trained_and_only_with_its_encoder()
    {
        var folder = Write(Train(_encoder));
        Assert.Equal(_pretrained.Sha256, ModelFolder.ReadManifest(folder).Pretrained);
        var classifier = new RowClassifier(_encoder, ModelSet.LoadFolders([folder], _encoder));
        var answers = classifier.Classify([.. Rows.Select(row => new UnjudgedRow { Id = row.Id, Text = row.Text, Target = row.Target })], CancellationToken.None);
        Assert.Equal(Rows.Select(row => row.Stance), answers.Select(answer => answer.Stance!.Label));

        Assert.Contains("give its folder with --pretrained", Refusal(folder, Toy.Encoder), StringComparison.Ordinal);
        using var other = OnnxEncoder.Open(TinyEncoder.Write(Path.Combine(_toy.Folder, "other"), scale: 2));
        Assert.Contains($"--pretrained names {other.Sha256}", Refusal(folder, StatementEncoder.BuiltIn(other)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quoted_statement_is_judged_through_the_encoder()
    {
        var analyzer = new StanceAnalyzer(_encoder, ModelSet.LoadFolders([Write(Train(_encoder))], _encoder));
        string Stance(int sense) => Assert.Single(Assert.Single(analyzer.Analyze(
            new Article("wire", $"“We {TinyEncoder.Word(1, sense)} the independence of Kosovo,” Albin Kurti said."), TestContext.Current.CancellationToken).Statements).Targets).Judgment.Label;
        Assert.Equal(Labels.Stance, [Stance(0), Stance(1), Stance(2)]);
    }

    [Fact]
    public void A_model_of_words_alone_answers_the_same_beside_an_encoder()
    {
        var folder = Write(Toy.Train(TaskDefinition.Stance));
        Assert.Null(ModelFolder.ReadManifest(folder).Pretrained);
        Assert.DoesNotContain("\"pretrained\"", File.ReadAllText(Path.Combine(folder, "manifest.json")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Answers(Toy.Encoder), Answers(_encoder));

        IEnumerable<double> Answers(StatementEncoder encoder) => new RowClassifier(encoder, ModelSet.LoadFolders([folder], encoder))
            .Classify([.. Rows.Select(row => new UnjudgedRow { Id = row.Id, Text = row.Text, Target = row.Target })], CancellationToken.None)
            .Select(answer => answer.Stance!.Probabilities[Labels.Support]);
    }

    [Fact]
    public void One_statement_is_shown_to_each_model_as_that_model_was_trained()
    {
        var seeing = ModelFolder.LoadText(Write(Train(_encoder)), _encoder);
        var features = new FeatureVector();
        _encoder.Fill(Rows[0].Text, Rows[0].Target, null, features);
        var words = features.Count;
        StatementEncoder.See(seeing.Seen("DE"), Rows[0].Text, Rows[0].Target, null, features);
        Assert.Equal(words + TinyEncoder.Width, features.Count);
        StatementEncoder.See(seeing.Seen("DE"), Rows[0].Text, Rows[0].Target, null, features);
        Assert.Equal(words + TinyEncoder.Width, features.Count);
        StatementEncoder.See(new SeenBeside("DE", null), Rows[0].Text, Rows[0].Target, null, features);
        Assert.Equal(words + 3, features.Count);
    }

    [Fact]
    public void Judges_with_and_without_the_encoder_judge_one_statement_each_as_alone()
    {
        var stance = Write(Train(_encoder));
        var sentiment = Write(Toy.Train(TaskDefinition.Sentiment));
        var relevance = Write(Toy.Train(TaskDefinition.Relevance));
        var text = $"“We recognise and {TinyEncoder.Word(1, 0)} the independence of Kosovo,” Albin Kurti said.";
        Statement Analyze(params string[] folders) => Assert.Single(new StanceAnalyzer(_encoder, ModelSet.LoadFolders(folders, _encoder)).Analyze(new Article("wire", text), TestContext.Current.CancellationToken).Statements);
        var (together, alone) = (Analyze(relevance, stance, sentiment), Analyze(stance));
        Assert.Equal(Analyze(sentiment).Sentiment!.Probabilities, together.Sentiment!.Probabilities);
        Assert.Equal(Assert.Single(alone.Targets).Judgment.Probabilities, Assert.Single(together.Targets).Judgment.Probabilities);
    }

    [Fact]
    public void The_gate_does_not_time_an_encoder_against_words_and_compares_with_no_model_that_it_cannot_load()
    {
        Write(Toy.Train(TaskDefinition.Stance));
        Write(Train(_encoder), "2026.1.2");
        var request = new PromotionRequest("a test", "to see") { HasFloorWhenFirst = false };
        Promotion Promote(StatementEncoder encoder, string version) =>
            new ModelRegistry(_toy.Models, encoder, TimeProvider.System).Promote(new ModelName(Labels.StanceTask, version), request with { Override = "toys" }, CancellationToken.None);

        Promote(_encoder, "2026.1.1");
        Assert.DoesNotContain(Promote(_encoder, "2026.1.2").Checks, check => check.Name.Contains("time", StringComparison.Ordinal));
        Assert.Throws<MissingEncoderException>(() => Promote(Toy.Encoder, "2026.1.1"));
    }

    [Fact]
    public void A_run_without_the_encoder_of_the_live_version_keeps_what_it_trained_and_tells_why_it_is_not_live()
    {
        Write(Train(_encoder));
        var live = new ModelName(Labels.StanceTask, "2026.1.1");
        new ModelRegistry(_toy.Models, _encoder, TimeProvider.System).Promote(live, new PromotionRequest("a test", "to see") { HasFloorWhenFirst = false }, CancellationToken.None);
        var data = Path.Combine(_toy.Folder, "rows.jsonl");
        using (var stream = File.Create(data))
        {
            RowWriter.Write(stream, Toy.Rows);
        }

        var outcome = new TrainingRun(Toy.Encoder, TimeProvider.System).Run(
            new TrainingRequest { Data = data, Models = _toy.Models, Tasks = [Labels.StanceTask, Labels.SentimentTask], Options = Toy.Options }, null, CancellationToken.None);
        Assert.Equal([PromotionOutcome.LacksEncoder, PromotionOutcome.Promoted], outcome.Promotions.Select(promotion => promotion.Outcome));
        Assert.Contains("give its folder with --pretrained", outcome.Promotions[0].Remark, StringComparison.Ordinal);
        Assert.All(outcome.Models, model => Assert.True(Directory.Exists(model.Folder)));
        Assert.Equal(live, ModelLedger.Read(_toy.Models).LiveOf(Labels.StanceTask));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing of this kind")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void A_manifest_that_names_no_encoder_by_its_hash_is_refused(string name)
    {
        var folder = Write(Train(_encoder));
        Forgery.ChangeManifest(folder, manifest => manifest["pretrained"] = name);
        Assert.Contains("expected a SHA-256 of 64 hexadecimal digits", Refusal(folder, _encoder), StringComparison.Ordinal);
    }

    private static string Refusal(string folder, StatementEncoder encoder) =>
        Assert.ThrowsAny<InvalidModelException>(() => ModelFolder.LoadText(folder, encoder)).Message;

    private static TrainedModel Train(StatementEncoder encoder, bool contrast = true) =>
        new TaskTrainer(new TrainOptions { Folds = 3, Settings = [new FitOptions(0.01f, 0.5f, contrast)] })
            .Train(TaskDefinition.Stance, new ExampleMaker(encoder).Make(TaskDefinition.Stance, Rows), null, CancellationToken.None);

    private string Write(TrainedModel trained, string version = "2026.1.1") => new ModelFolderWriter(trained.Taught[0].Width > StatementFeatures.BucketCount ? _encoder : Toy.Encoder)
        .Write(_toy.Models, version, trained, Toy.Options).Folder;
}
