using Xunit;

namespace StanceML.Training.Tests;

public sealed class QuoteFolderTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void A_folder_that_was_written_loads_with_its_papers()
    {
        var folder = Write();
        var manifest = ModelFolder.LoadQuotes(folder).Manifest;
        Assert.Equal(("quotes/2026.1.1", QuoteModel.FeatureVersion), (manifest.Name, manifest.FeatureVersion));
        Assert.InRange(manifest.StatementThreshold!.Value, manifest.Threshold, 1);
        Assert.Equal(["card.md", "config.json", "metrics.json", "quotes.bin", "report.html"], manifest.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_report_is_in_the_style_of_the_judges_and_counts_its_errors()
    {
        var report = File.ReadAllText(Path.Combine(Write(), "report.html"));
        Assert.Contains($"style-src '{PageStyle.Hash}'", report, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Share of quotes", report, StringComparison.Ordinal);
        Assert.Matches("<td>content overlap F1</td><td class=\"n\"><b>[01]\\.[0-9]{3}</b>", report);
    }

    [Fact]
    public void Its_card_measures_on_each_fold_what_the_threshold_of_statements_was_chosen_for() => Assert.Matches(
        @"chosen so that 94 in 100 are right on held-out articles; at a threshold chosen on the other folds [0-9.]+ ?% of a fold's are\n", File.ReadAllText(Path.Combine(Write(), "card.md")));

    [Theory]
    [InlineData("quotes.bin")]
    [InlineData("metrics.json")]
    [InlineData("card.md")]
    public void One_changed_byte_is_refused_with_the_file_and_both_hashes(string file)
    {
        var folder = Write();
        var path = Path.Combine(folder, file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        var refusal = Assert.Throws<InvalidModelException>(() => ModelFolder.LoadQuotes(folder));
        Assert.Equal(path, refusal.Path);
        Assert.Matches("found SHA-256 [0-9a-f]{64}; the manifest expects [0-9a-f]{64}", refusal.Message);
    }

    [Fact]
    public void A_missing_file_is_refused()
    {
        var folder = Write();
        File.Delete(Path.Combine(folder, "quotes.bin"));
        Assert.Contains("is missing", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_that_does_not_list_the_weights_is_refused()
    {
        var folder = Write();
        Forgery.ChangeManifest(folder, manifest => manifest["files"]!.AsObject().Remove("quotes.bin"));
        Assert.Contains("does not list quotes.bin", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_features_than_this_build_makes_are_refused()
    {
        var folder = Write();
        Forgery.ChangeManifest(folder, manifest => manifest["featureVersion"] = QuoteModel.FeatureVersion + 1);
        var refusal = Refusal(folder);
        Assert.Contains($"trained on features v{QuoteModel.FeatureVersion + 1}", refusal, StringComparison.Ordinal);
        Assert.Contains($"this build makes v{QuoteModel.FeatureVersion}", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_none_are_refused_though_their_hash_is_right()
    {
        var folder = Write();
        var path = Path.Combine(folder, "quotes.bin");
        File.WriteAllText(path, "no weights");
        Forgery.Rehash(folder, "quotes.bin");
        Assert.Contains("is no file of quote weights", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_no_longer_gives_its_own_answers_is_refused()
    {
        var folder = Write();
        Forgery.ChangeManifest(folder, manifest => manifest["smoke"]![0]!["probabilities"]!.AsArray().Add(0.5));
        Assert.Contains("its manifest expects", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_can_be_verified_in_its_place_and_not_in_another()
    {
        var folder = Write();
        ModelSet.LoadVersion(_toy.Models, new ModelName(Labels.QuotesTask, "2026.1.1"), Toy.Encoder);
        Directory.Move(folder, Path.Combine(_toy.Models, "quotes", "2026.1.2"));
        var refusal = Assert.Throws<InvalidModelException>(() => ModelSet.LoadVersion(_toy.Models, new ModelName(Labels.QuotesTask, "2026.1.2"), Toy.Encoder));
        Assert.Contains("expected 'quotes/2026.1.2'", refusal.Message, StringComparison.Ordinal);
    }

    private string Write() => new QuoteFolderWriter(Toy.Encoder.Actors).Write(_toy.Models, "2026.1.1", ToyArticles.Trained, ToyArticles.Options).Folder;

    private static string Refusal(string folder) => Assert.Throws<InvalidModelException>(() => ModelFolder.LoadQuotes(folder)).Message;
}
