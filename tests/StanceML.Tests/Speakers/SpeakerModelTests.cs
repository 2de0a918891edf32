using System.Text;
using Xunit;

namespace StanceML.Tests;

public sealed class SpeakerModelTests
{
    [Fact]
    public void Every_answer_has_a_probability_and_nobody_has_none()
    {
        var attributions = Attribute("Ida Quill met Paul Dorn in Oslo. She said the lake was dry. “Nobody asked me about it,”");
        Assert.All(attributions, one => Assert.Equal(one.Speaker is null, one.Probability is null));
        Assert.All(attributions.Where(one => one.Speaker is not null), one => Assert.InRange(one.Probability!.Value, 0.01, 0.999));
    }

    [Fact]
    public void A_name_beside_the_cue_is_surer_than_a_pronoun_with_two_men_before_it()
    {
        var attributions = Attribute("Carl Dorn met Paul Quill and John Vik in Oslo. He said the lake was dry. John Vik said the lake was wet.");
        Assert.Equal(2, attributions.Count);
        Assert.True(attributions[1].Probability > attributions[0].Probability);
    }

    [Fact]
    public void The_file_says_what_its_numbers_were_fitted_on()
    {
        using var stream = EmbeddedFile.Open("speaker-model.json");
        using var reader = new StreamReader(stream);
        Assert.Contains("training-data/quotes", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "found null")]
    [InlineData("{}", "source")]
    [InlineData("""{"source":"x","antecedent":{},"probability":{}}""", "person")]
    [InlineData("""{"source":"x","antecedent":{"person":{},"thing":{},"several":{}},"probability":{"luck":1}}""", "luck")]
    public void A_broken_file_is_refused_with_its_fault(string json, string fault)
    {
        var error = Assert.Throws<InvalidModelException>(() => SpeakerModel.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)), "model.json"));
        Assert.Contains("model.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Attribution> Attribute(string text)
    {
        var document = DocumentReader.Read(new Article("test", text));
        return new SpeakerAttributor(ActorDirectory.LoadBuiltIn()).Attribute(document, new QuoteExtractor().Extract(document));
    }
}
