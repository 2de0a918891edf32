using Xunit;

namespace StanceML.Tests;

public sealed class PretrainedFeaturesTests
{
    private static readonly StatementEncoder Encoder = StatementEncoder.BuiltIn();

    [Theory]
    [InlineData("Georgia will never let go of Abkhazia, Spain was told.", "abkhazia", "Serbia will never let go of Kosovo , France was told .")]
    [InlineData("Russia recognised South Ossetia.", "south-ossetia", "France recognised Kosovo .")]
    public void A_pretrained_encoder_reads_the_same_names_whoever_is_spoken_of(string text, string target, string read) =>
        Assert.Equal(read, Read(text, target));

    [Fact]
    public void A_target_outside_the_catalogue_keeps_its_words_and_is_read_first() =>
        Assert.Equal("nuclear power: We need nuclear power now .", Read("We need nuclear power now.", "nuclear power"));

    [Fact]
    public void Without_a_target_nothing_is_read_first() =>
        Assert.Equal("It is a shame .", Read("It is a shame.", null));

    private static string Read(string text, string? target)
    {
        var features = new FeatureVector();
        Encoder.Fill(text, target, null, features);
        return PretrainedFeatures.WithStandIns(text, target, target is null ? null : Encoder.Catalogue.Find(target), features);
    }
}
