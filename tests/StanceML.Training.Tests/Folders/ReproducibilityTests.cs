using System.IO.Compression;
using System.Security.Cryptography;
using Xunit;

namespace StanceML.Training.Tests;

/// <summary>The same rows, seed and machine give the same model: to the byte, but for the times that a zip keeps of its entries.</summary>
public sealed class ReproducibilityTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Theory]
    [InlineData(Labels.StanceTask)]
    [InlineData(Labels.RelevanceTask)]
    [InlineData(Labels.SentimentTask)]
    public void A_judge_trained_twice_is_the_same_in_every_entry_of_its_zip(string task)
    {
        var (first, second) = (Judge(task, "2026.1.1"), Judge(task, "2026.1.2"));
        Assert.NotEmpty(Entries(first));
        Assert.Equal(Entries(first), Entries(second));
        Assert.Equal(File.ReadAllBytes(Path.Combine(first, ModelFolder.NetworkFile)), File.ReadAllBytes(Path.Combine(second, ModelFolder.NetworkFile)));
        var (one, other) = (ModelFolder.ReadManifest(first), ModelFolder.ReadManifest(second));
        Assert.Equal(one.TrainSha256, other.TrainSha256);
        Assert.Equal((one.Calibration!.Linear, one.Calibration.Trees, one.Calibration.Network, one.Threshold), (other.Calibration!.Linear, other.Calibration.Trees, other.Calibration.Network, other.Threshold));
        Assert.Equal(one.Calibration.Bias, other.Calibration.Bias);
        Assert.Equal(one.Smoke.SelectMany(smoke => smoke.Probabilities), other.Smoke.SelectMany(smoke => smoke.Probabilities));
        Assert.Equal(File.ReadAllText(Path.Combine(first, TrainingConfig.FileName)), File.ReadAllText(Path.Combine(second, TrainingConfig.FileName)));
    }

    [Fact]
    public void A_quotes_model_trained_twice_is_the_same_file()
    {
        byte[] Weights(string version) => File.ReadAllBytes(Path.Combine(
            new QuoteFolderWriter(Toy.Encoder.Actors).Write(_toy.Models, version, ToyArticles.Train(), ToyArticles.Options).Folder, ModelFolder.QuotesFile));

        Assert.Equal(Weights("2026.1.1"), Weights("2026.1.2"));
    }

    [Fact]
    public void The_configuration_that_travels_with_a_model_names_all_that_it_takes_to_train_it_again()
    {
        var data = _toy.Write("rows.jsonl", "{}\n");
        var trained = Toy.Train(TaskDefinition.Stance);
        var folder = new ModelFolderWriter(Toy.Encoder).Write(_toy.Models, "2026.1.1", trained, Toy.Options, TrainingFacts.None with { Data = DataPrint.Of(data) }).Folder;
        var config = TrainingConfig.Read(folder)!;
        Assert.Equal((1, 2, 2), (config.Seed, config.FoldsAsked, config.Folds));
        Assert.Equal(trained.Trials.Select(trial => trial.Name), config.Tried);
        Assert.Equal(trained.Winner, config.Kept);
        Assert.Contains(config.Kept, config.Tried);
        Assert.Equal(new DataPrint("rows.jsonl", 1, Convert.ToHexStringLower(SHA256.HashData("{}\n"u8))), config.Data);
        Assert.Equal(["Microsoft.ML.Data", "Microsoft.ML.FastTree"], config.Packages.Keys.Order(StringComparer.Ordinal));
        Assert.Matches("^(X64|Arm64), (128|256|512)-bit vectors$", config.Vectors);
        Assert.StartsWith(".NET 10.", config.Runtime, StringComparison.Ordinal);
    }

    private string Judge(string task, string version)
    {
        var trained = Toy.WithNetwork(Toy.Train(TaskDefinition.All.Single(one => one.Name == task)));
        return new ModelFolderWriter(Toy.Encoder).Write(_toy.Models, version, trained, Toy.Options).Folder;
    }

    private static List<(string Name, string Sha256)> Entries(string folder)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(folder, ModelFolder.ModelFile));
        return [.. archive.Entries
            .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => (entry.FullName, Convert.ToHexStringLower(SHA256.HashData(Forgery.Read(entry)))))];
    }
}
