using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace StanceML.Training.Tests;

/// <summary>Training with the speaker's actor, from rows to answers.</summary>
public sealed class SeenActorTests : IDisposable
{
    private static readonly string Said = ToyActors.Words("Kosovo");

    private static readonly TrainedModel Trained = ToyActors.Train(ToyActors.Options);

    private static readonly TrainedModel WordsAlone = ToyActors.Train(Toy.Options);

    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void What_only_the_actor_tells_is_learned_with_the_switch_and_not_without()
    {
        double Accuracy(TrainedModel trained) => MetricsMaker.Measure(trained, "1", 1).Figures.Single(figure => figure.Name == "accuracy").Value;

        // Groups are questions, so a held-out row's actor was met on other questions only.
        Assert.Equal(1, Accuracy(Trained));
        Assert.InRange(Accuracy(WordsAlone), 0, 0.5);
    }

    [Fact]
    public void Relevance_and_sentiment_never_see_the_actor()
    {
        Assert.False(TaskDefinition.Relevance.With(ToyActors.Options).SeesActor);
        var sentiment = TaskDefinition.Sentiment.With(ToyActors.Options);
        var maker = new ExampleMaker(Toy.Encoder);
        Assert.Equal(
            maker.Make(TaskDefinition.Sentiment, ToyActors.Rows).Select(example => example.Buckets),
            maker.Make(sentiment, ToyActors.Rows).Select(example => example.Buckets));
    }

    [Fact]
    public void Rows_without_an_actor_cannot_teach_a_model_that_sees_it()
    {
        var task = TaskDefinition.Stance.With(ToyActors.Options);
        Assert.Equal(
            "found no row that names an actor; expected some, or training without actors",
            TaskTrainer.Shortage(task, new ExampleMaker(Toy.Encoder).Make(task, Toy.Rows)));
    }

    [Fact]
    public void A_row_is_classified_by_its_actor()
    {
        var classifier = new RowClassifier(Toy.Encoder, ModelSet.LoadFolders([Write(Trained)], Toy.Encoder));
        UnjudgedRow Row(string? actor) => new() { Id = "1", Text = Said, Target = "kosovo", Actor = actor };
        var answers = classifier.Classify([Row("DE"), Row("BR"), Row("JP"), Row(null), Row("ZZ")], CancellationToken.None);
        Assert.Equal([Labels.Support, Labels.Oppose, Labels.Neutral], answers.Take(3).Select(answer => answer.Stance!.Label));
        Assert.All(answers.Skip(3), answer => Assert.InRange(answer.Stance!.Probabilities.Values.Max(), 0, 0.9));

        var words = new RowClassifier(Toy.Encoder, ModelSet.LoadFolders([Write(WordsAlone, "2026.1.2")], Toy.Encoder));
        Assert.Single(words.Classify([Row("DE"), Row("BR"), Row(null)], CancellationToken.None).Select(answer => answer.Stance!.Probabilities[Labels.Support]).Distinct());
    }

    [Theory]
    [InlineData("German", Labels.Support)]
    [InlineData("Brazilian", Labels.Oppose)]
    [InlineData("Japanese", Labels.Neutral)]
    public void A_quoted_speaker_is_judged_by_whom_they_speak_for(string people, string stance)
    {
        var analyzer = new StanceAnalyzer(Toy.Encoder, ModelSet.LoadFolders([Write(Trained)], Toy.Encoder));
        var statement = Assert.Single(analyzer.Analyze(new Article("wire", $"“{Said}” the {people} Foreign Ministry said on Monday."), TestContext.Current.CancellationToken).Statements);
        Assert.NotNull(statement.Attribution.Speaker?.Actor);
        Assert.Equal(stance, Assert.Single(statement.Targets).Judgment.Label);
    }

    [Fact]
    public void The_papers_say_that_a_model_sees_the_actor()
    {
        var folder = Write(Trained);
        var manifest = ModelFolder.LoadText(folder, Toy.Encoder).Manifest;
        Assert.True(manifest.SeesActor);
        Assert.All(manifest.Smoke, smoke => Assert.Equal(ToyActors.Rows[0].Actor, smoke.Actor));
        Assert.True(TrainingConfig.Read(folder)!.SeesActor);
        Assert.All(["card.md", "report.html"], paper => Assert.Contains("judges passports too", File.ReadAllText(Path.Combine(folder, paper)), StringComparison.Ordinal));
        Assert.Contains("\"seesActor\": true", File.ReadAllText(Path.Combine(folder, "metrics.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_papers_of_a_model_of_words_alone_say_nothing_of_actors()
    {
        var folder = Write(WordsAlone);
        Assert.False(ModelFolder.LoadText(folder, Toy.Encoder).Manifest.SeesActor);
        Assert.All(
            ["manifest.json", "config.json", "metrics.json", "card.md", "report.html"],
            paper => Assert.DoesNotContain("actor", File.ReadAllText(Path.Combine(folder, paper)), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_manifest_keeps_what_it_says_of_actors()
    {
        var manifest = ModelFolder.ReadManifest(Write(Trained));
        var again = JsonSerializer.Deserialize(JsonSerializer.Serialize(manifest, ModelJson.Default.ModelManifest), ModelJson.Default.ModelManifest)!;
        Assert.True(again.SeesActor);
        Assert.Equal(manifest.Smoke.Select(smoke => smoke.Actor), again.Smoke.Select(smoke => smoke.Actor));
    }

    [Fact]
    public void A_model_that_no_longer_sees_the_actor_as_at_training_is_refused()
    {
        var folder = Write(Trained);
        Forgery.ChangeManifest(folder, manifest => manifest["smoke"]!.AsArray().ToList().ForEach(smoke => smoke!.AsObject().Remove("actor")));
        Assert.Contains("its manifest expects", Assert.Throws<InvalidModelException>(() => ModelFolder.LoadText(folder, Toy.Encoder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_task_that_says_it_sees_the_actor_is_refused()
    {
        var folder = Write(Toy.Train(TaskDefinition.Sentiment));
        Forgery.ChangeManifest(folder, manifest => manifest["seesActor"] = JsonValue.Create(true));
        Assert.Contains("expected it of stance alone", Assert.Throws<InvalidModelException>(() => ModelFolder.LoadText(folder, Toy.Encoder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_models_are_compared_each_with_what_it_sees()
    {
        var models = ModelSet.LoadFolders([Write(Trained)], Toy.Encoder);
        var words = ModelSet.LoadFolders([Write(WordsAlone, "2026.1.2")], Toy.Encoder);
        var comparison = RowComparison.Run(TaskDefinition.Stance, ToyActors.Rows, words.Stance!, models.Stance!, Toy.Encoder)!;
        Assert.Equal(1, comparison.Second.Single(figure => figure.Name == "accuracy").Value);
        Assert.InRange(comparison.First.Single(figure => figure.Name == "accuracy").Value, 0, 0.5);
    }

    private string Write(TrainedModel trained, string version = "2026.1.1") =>
        new ModelFolderWriter(Toy.Encoder).Write(_toy.Models, version, trained, Toy.Options).Folder;
}
