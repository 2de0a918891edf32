using Xunit;

namespace StanceML.Training.Tests;

public sealed class ModelDiffTests : IDisposable
{
    private readonly ToyRegistry _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void Two_versions_of_the_same_rows_say_so_and_differ_in_nothing()
    {
        var diff = Diff();
        Assert.True(diff.AreSameRows);
        Assert.Contains("F_avg", diff.Figures.Select(figure => figure.Name));
        Assert.Equal(Labels.Stance, diff.Labels.Select(label => label.Name));
        Assert.All(diff.Figures.Concat(diff.Labels), change => Assert.Equal(0, change.Difference));
        Assert.DoesNotContain(diff.Settings, setting => setting.IsChanged);
    }

    [Fact]
    public void What_differs_is_told_with_both_values()
    {
        _toy.Write("2026.1.1");
        var other = _toy.Write("2026.1.2");
        Forgery.ChangeMetrics(other, metrics => (metrics["labels"]![0]!["f1"], metrics["calibrationError"]) = (0.25, 0.321));
        Forgery.ChangeManifest(other, manifest => (manifest["trainSha256"], manifest["seed"], manifest["packages"]!["Microsoft.ML.Data"]) = (new string('0', 64), 7, "6.0.0"));
        var diff = Diff();
        Assert.False(diff.AreSameRows);
        var support = diff.Labels[0];
        Assert.Equal(("support", 0.25, 0.25 - support.First!.Value), (support.Name, support.Second!.Value, support.Difference));
        var changed = diff.Settings.Where(setting => setting.IsChanged).ToDictionary(setting => setting.Name, setting => (setting.First, setting.Second));
        Assert.Equal(["Microsoft.ML.Data", "calibration error", "seed", "training data, SHA-256"], changed.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("1", "7"), changed["seed"]);
        Assert.Equal("0.321", changed["calibration error"].Second);
        Assert.Equal("6.0.0", changed["Microsoft.ML.Data"].Second);
    }

    [Fact]
    public void A_figure_that_one_version_lacks_has_no_difference()
    {
        _toy.Write("2026.1.1");
        Forgery.ChangeMetrics(_toy.Write("2026.1.2"), metrics => metrics["figures"]!.AsArray().RemoveAt(0));
        var accuracy = Diff().Figures.Single(figure => figure.Name == "accuracy");
        Assert.Equal((null, null), (accuracy.Second, accuracy.Difference));
    }

    [Fact]
    public void A_version_whose_manifest_cannot_be_believed_is_not_compared()
    {
        _toy.Write("2026.1.1");
        File.Delete(Path.Combine(_toy.Write("2026.1.2"), "manifest.sha256"));
        Assert.Contains("manifest.sha256: is missing", Assert.Throws<InvalidModelException>(Diff).Message, StringComparison.Ordinal);
    }

    private ModelDiff Diff()
    {
        if (!Directory.Exists(_toy.Models))
        {
            _toy.Write("2026.1.1");
            _toy.Write("2026.1.2");
        }

        File.WriteAllText(Path.Combine(_toy.Models, ModelLedger.FileName), """{"live":{},"history":[]}""");
        return ModelDiff.Of(_toy.Registry.Read(ToyRegistry.Stance("2026.1.1")), _toy.Registry.Read(ToyRegistry.Stance("2026.1.2")));
    }
}
