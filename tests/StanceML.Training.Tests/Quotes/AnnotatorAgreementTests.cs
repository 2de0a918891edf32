using Xunit;

namespace StanceML.Training.Tests;

public sealed class AnnotatorAgreementTests : IDisposable
{
    private const string First = "style: wire\n---\n{s1|Holt} {q1|said} {c1|the port was closed}. {s2|She} {q2|hoped} {c2|for rain}.";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agreement");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Two_annotators_are_compared_as_a_model_is_with_one()
    {
        Write("1-wire.md", First);
        Write("1-wire.second.md", "style: wire\n---\n{s1|Holt} {q1|said} {c1|the port was closed}. She hoped for rain.");
        Write("2-wire.md", First);
        var agreement = AnnotatorAgreement.Read(_folder.FullName);
        Assert.Empty(agreement.Problems);
        var content = agreement.Scores[QuoteMetric.ContentExact];
        Assert.Equal((1, 1, 2), (content.Correct, content.Predicted, content.Gold));
        Assert.Equal(1, agreement.Scores[QuoteMetric.SpeakerLinked].Recall);
    }

    [Fact]
    public void Nothing_is_learned_from_a_second_annotator()
    {
        Write("1-wire.md", First);
        Write("1-wire.second.md", First);
        Assert.Equal("1-wire", Assert.Single(QuoteCorpus.Read(_folder.FullName).Articles).Article.Id);
    }

    [Fact]
    public void Another_text_and_a_reading_that_stands_alone_are_told_and_the_rest_is_measured()
    {
        Write("1-wire.md", First);
        Write("1-wire.second.md", First.Replace("rain", "snow", StringComparison.Ordinal));
        Write("2-wire.md", First);
        Write("2-wire.second.md", First);
        Write("3-wire.second.md", First);
        var agreement = AnnotatorAgreement.Read(_folder.FullName);
        Assert.Collection(
            agreement.Problems,
            other => Assert.StartsWith("has another text", other.Problem, StringComparison.Ordinal),
            alone => Assert.StartsWith("is missing", alone.Problem, StringComparison.Ordinal));
        Assert.Equal(1, agreement.Scores[QuoteMetric.ContentExact].F1);
    }

    [Fact]
    public void A_folder_that_nobody_read_twice_is_refused()
    {
        Write("1-wire.md", First);
        Assert.Contains("NAME.second.md", Assert.Throws<InvalidDataException>(() => AnnotatorAgreement.Read(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.FullName, name), content);
}
