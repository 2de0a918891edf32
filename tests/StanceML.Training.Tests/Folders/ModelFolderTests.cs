using System.IO.Compression;
using System.Text;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class ModelFolderTests : IDisposable
{
    private static readonly TrainedModel Trained = Toy.Train(TaskDefinition.Stance);
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    public static TheoryData<string> Tasks() => [.. TaskDefinition.All.Select(task => task.Name)];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_model_overfits_saves_and_answers_the_same_after_loading(string task)
    {
        var trained = Toy.Train(TaskDefinition.All.Single(one => one.Name == task));
        var loaded = ModelFolder.LoadText(new ModelFolderWriter(Toy.Encoder).Write(_toy.Models, "2026.1.9", trained, Toy.Options).Folder, Toy.Encoder);
        var inMemory = new TextModel(loaded.Manifest, trained.Model, "memory", pretrained: null);
        var features = new FeatureVector();
        foreach (var example in trained.Examples)
        {
            Toy.Encoder.Fill(example.Row.Text, task == Labels.SentimentTask ? null : example.Row.Target ?? example.Row.Group, null, features);
            var answer = loaded.Judge(features);
            Assert.Equal(trained.Task.Labels[example.Label], answer.Label);
            Assert.Equal(inMemory.Judge(features).Probabilities.Select(p => p.Probability), answer.Probabilities.Select(p => p.Probability));
            Assert.Equal(1, answer.Probabilities.Sum(p => p.Probability), 9);
        }
    }

    [Fact]
    public void A_model_trained_with_a_question_of_the_user_loads_without_it()
    {
        var own = TargetCatalogue.Parse(
            """{"version":"mine.1","targets":[{"id":"kosovo","name":"Republic of Kosovo","kind":"state","claim":"Kosovo is a state","aliases":["Pristina"]},{"id":"our-government","name":"Our Government","kind":"government","claim":"It governs","aliases":["No government of ours"]}]}""", "mine.json");
        var encoder = new StatementEncoder(TargetCatalogue.ReadBuiltIn().With(own), ActorDirectory.LoadBuiltIn());
        // Rows that contradict each other leave a model unsure, and so open to every change of what it sees.
        var rows = Toy.Rows.Select((row, i) => row with { Stance = i % 4 == 0 ? Labels.Stance[i / 4 % 3] : row.Stance });
        var trained = new TaskTrainer(Toy.Options).Train(TaskDefinition.Stance, new ExampleMaker(encoder).Make(TaskDefinition.Stance, [.. rows]), null, CancellationToken.None);
        var folder = new ModelFolderWriter(encoder).Write(_toy.Models, "2026.1.1", trained, Toy.Options).Folder;
        var loaded = ModelFolder.LoadText(folder, Toy.Encoder);
        Assert.EndsWith("+mine.1", loaded.Manifest.CatalogueVersion, StringComparison.Ordinal);
        Assert.Equal(loaded.Manifest.Smoke.Count, ModelFolder.LoadText(folder, encoder).Manifest.Smoke.Count);

        // With that question's names the answers would be others.
        var far = loaded.Manifest.Smoke.SelectMany(smoke => ModelFolder.Answer(loaded, encoder, smoke.Text, smoke.Target, smoke.Actor).Zip(smoke.Probabilities, (own, sealed_) => Math.Abs(own - sealed_))).ToList();
        Assert.True(far.Max() > ModelFolder.SmokeTolerance, string.Join(' ', far));
    }

    [Fact]
    public void Threads_share_a_model_and_get_the_answers_of_one()
    {
        var loaded = ModelFolder.LoadText(WriteModel(), Toy.Encoder);
        string Answers() => string.Join(' ', Toy.Rows.Select(row =>
        {
            var features = new FeatureVector();
            Toy.Encoder.Fill(row.Text, row.Target, null, features);
            return FormattableString.Invariant($"{loaded.Judge(features).Confidence:R}");
        }));

        var alone = Answers();
        var together = new string[16];
        Parallel.For(0, together.Length, i => together[i] = Answers());
        Assert.All(together, answers => Assert.Equal(alone, answers));
    }

    [Fact]
    public void Every_paper_is_written_and_a_network_only_of_a_model_that_has_one()
    {
        var folder = new ModelFolderWriter(Toy.Encoder).Write(_toy.Models, "2026.1.1", Toy.WithoutNetwork(Trained), Toy.Options).Folder;
        string[] papers = ["card.md", "config.json", "held-out.jsonl", "manifest.json", "manifest.sha256", "metrics.json", "model.zip", "report.html"];
        Assert.Equal(papers, Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
        var withNetwork = new ModelFolderWriter(Toy.Encoder).Write(_toy.Models, "2026.1.2", Toy.WithNetwork(Trained), Toy.Options).Folder;
        Assert.Equal(papers.Append("network.bin").Order(), Directory.EnumerateFiles(withNetwork).Select(Path.GetFileName).Order());
        Assert.DoesNotContain("<script", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_exists_is_never_written_over()
    {
        WriteModel();
        Assert.Contains("exists already", Assert.Throws<IOException>(WriteModel).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.zip")]
    [InlineData("metrics.json")]
    [InlineData("card.md")]
    [InlineData("held-out.jsonl")]
    public void One_changed_byte_is_refused_with_the_file_and_both_hashes(string file)
    {
        var folder = WriteModel();
        var path = Path.Combine(folder, file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        var error = Assert.Throws<InvalidModelException>(() => ModelFolder.LoadText(folder, Toy.Encoder));
        Assert.Equal(path, error.Path);
        Assert.Matches("found SHA-256 [0-9a-f]{64}; the manifest expects [0-9a-f]{64}", error.Message);
    }

    [Fact]
    public void One_changed_byte_of_the_manifest_is_refused_wherever_it_is()
    {
        var folder = WriteModel();
        var path = Path.Combine(folder, "manifest.json");
        var bytes = File.ReadAllBytes(path);
        for (var i = 0; i < bytes.Length; i += 7)
        {
            bytes[i] ^= 1;
            File.WriteAllBytes(path, bytes);
            Assert.Equal(path, Assert.Throws<InvalidModelException>(() => ModelFolder.LoadText(folder, Toy.Encoder)).Path);
            bytes[i] ^= 1;
        }
    }

    [Fact]
    public void A_missing_file_is_refused()
    {
        var folder = WriteModel();
        File.Delete(Path.Combine(folder, "model.zip"));
        Assert.Contains("is missing", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_points_outside_its_folder_is_refused()
    {
        var folder = WriteModel();
        Forgery.ChangeManifest(folder, manifest => manifest["files"]!["../current.json"] = new string('0', 64));
        Assert.Contains("expected a file in this folder", Refusal(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("labels")]
    [InlineData("files")]
    [InlineData("smoke")]
    public void A_manifest_with_null_for_a_list_is_refused(string member)
    {
        var folder = WriteModel();
        Forgery.ChangeManifest(folder, manifest => manifest[member] = null);
        Assert.Contains("is no manifest", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_judge_without_a_calibration_is_refused()
    {
        var folder = WriteModel();
        Forgery.ChangeManifest(folder, manifest => manifest["calibration"] = null);
        Assert.Contains("has no calibration; expected one", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Nulls_and_repeats_inside_the_lists_of_a_manifest_are_refused()
    {
        var folder = WriteModel();
        Forgery.ChangeManifest(folder, manifest => manifest["smoke"]!.AsArray().Add(null));
        Assert.Contains("found 'null' among the smoke statements", Refusal(folder), StringComparison.Ordinal);
        Forgery.ChangeManifest(folder, manifest => manifest["labels"]![0] = manifest["labels"]![1]!.GetValue<string>());
        Assert.Contains("expected two or more, all different", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_another_tasks_place_is_refused()
    {
        var folder = WriteModel();
        var elsewhere = Path.Combine(_toy.Models, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        Directory.Move(folder, Path.Combine(elsewhere, "2026.1.1"));
        var refusal = Assert.Throws<InvalidModelException>(() => ModelSet.LoadVersion(_toy.Models, new ModelName("elsewhere", "2026.1.1"), Toy.Encoder));
        Assert.Contains("expected 'elsewhere/2026.1.1'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_features_than_this_build_makes_are_refused()
    {
        var folder = WriteModel();
        Forgery.ChangeManifest(folder, manifest => manifest["featureVersion"] = StatementFeatures.Version + 1);
        Assert.Contains($"this build makes v{StatementFeatures.Version}", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_no_longer_gives_its_own_answers_is_refused()
    {
        var folder = WriteModel();
        Forgery.ChangeManifest(folder, manifest => manifest["calibration"]!["linear"] = 0.001);
        Assert.Contains("its manifest expects", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_asks_for_a_foreign_assembly_is_refused_before_it_is_loaded()
    {
        var folder = WriteModel();
        Forgery.ChangeZip(folder, archive =>
        {
            var entry = archive.Entries.First(e => e.Name == "Model.key" && Contains(e, "Microsoft.ML.StandardTrainers"));
            var bytes = Forgery.Read(entry);
            var name = Encoding.Unicode.GetBytes("Microsoft.ML.StandardTrainers");
            Encoding.Unicode.GetBytes("Evil.Assembly.StandardTrainer").CopyTo(bytes, bytes.AsSpan().IndexOf(name));
            using var stream = entry.Open();
            stream.Write(bytes);
        });
        Assert.Contains("asks for the assembly 'Evil.Assembly", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_with_a_foreign_entry_is_refused()
    {
        var folder = WriteModel();
        Forgery.ChangeZip(folder, archive => archive.CreateEntry("../../evil.dll"));
        Assert.Contains("evil.dll", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_unpacks_without_end_is_refused()
    {
        var folder = WriteModel();
        Forgery.ChangeZip(folder, archive =>
        {
            using var stream = archive.CreateEntry("TransformerChain/bomb").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
            {
                stream.Write(zeros);
            }
        });
        Assert.Contains("unpacks to more than", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void No_zip_at_all_is_refused()
    {
        var folder = WriteModel();
        File.WriteAllText(Path.Combine(folder, "model.zip"), "not a zip");
        Forgery.Rehash(folder, "model.zip");
        Assert.Contains("is no zip", Refusal(folder), StringComparison.Ordinal);
    }

    private string WriteModel() => new ModelFolderWriter(Toy.Encoder).Write(_toy.Models, "2026.1.1", Trained, Toy.Options).Folder;

    private static string Refusal(string folder) => Assert.Throws<InvalidModelException>(() => ModelFolder.LoadText(folder, Toy.Encoder)).Message;

    private static bool Contains(ZipArchiveEntry entry, string assembly) => Forgery.Read(entry).AsSpan().IndexOf(Encoding.Unicode.GetBytes(assembly)) >= 0;
}
