using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace StanceML.Training.Tests;

/// <summary>A models folder with as many versions of one toy stance model as a test asks for, and the registry over it.</summary>
internal sealed class ToyRegistry : IDisposable
{
    private static readonly Lazy<TrainedModel> Trained = new(() => Toy.WithNetwork(Toy.Train(TaskDefinition.Stance)));

    /// <summary>
    /// A version, and the live one it was compared with, to its files: measuring the same model again for each test would take
    /// most of their time.
    /// </summary>
    private static readonly ConcurrentDictionary<(string Version, string? Live), IReadOnlyDictionary<string, byte[]>> Written = new();

    private readonly Toy _toy = new();

    public ToyRegistry() => Registry = new ModelRegistry(_toy.Models, Toy.Encoder, Time);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 9, 12, 0, 0, TimeSpan.Zero));

    public ModelRegistry Registry { get; }

    public string Models => _toy.Models;

    public ModelLedger Ledger => ModelLedger.Read(Models);

    public static ModelName Stance(string version) => new(Labels.StanceTask, version);

    /// <returns>The folder.</returns>
    public string Write(string version)
    {
        var key = (version, ModelLedger.ReadOrEmpty(Models).Live.GetValueOrDefault(Labels.StanceTask));
        if (!Written.TryGetValue(key, out var files))
        {
            var folder = new ModelFolderWriter(Toy.Encoder).Write(Models, version, Trained.Value, Toy.Options).Folder;
            Written[key] = Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
            return folder;
        }

        var copy = Directory.CreateDirectory(Stance(version).FolderIn(Models)).FullName;
        foreach (var (name, bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(copy, name), bytes);
        }

        return copy;
    }

    /// <summary>Writes a version and makes it live.</summary>
    public ModelName WriteLive(string version)
    {
        Write(version);
        var name = Stance(version);
        Assert.Equal(PromotionOutcome.Promoted, Promote(version, hasFloor: false).Outcome);
        return name;
    }

    public Promotion Promote(string version, string? overridden = null, bool hasFloor = true)
    {
        Time.Advance(TimeSpan.FromHours(1));
        return Registry.Promote(
            Stance(version), new PromotionRequest("Ann Smith", "a test") { Override = overridden, HasFloorWhenFirst = hasFloor }, CancellationToken.None);
    }

    public Promotion Rollback(string? to = null)
    {
        Time.Advance(TimeSpan.FromHours(1));
        return Registry.Rollback(Labels.StanceTask, to, "Karl Moss", "it was worse", CancellationToken.None);
    }

    public void Dispose() => _toy.Dispose();
}
