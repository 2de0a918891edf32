using System.Text;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class SpeakerFitTests
{
    private static readonly ActorDirectory Actors = ActorDirectory.LoadBuiltIn();

    [Fact]
    public void What_is_fitted_can_be_loaded_and_ranks_what_it_was_fitted_on()
    {
        var articles = Enumerable.Range(0, 8).Select(Article).ToList();
        var fit = SpeakerFit.Run(articles, new QuoteExtractor(), Actors, "eight invented articles", folds: 2, seed: 1);
        var model = SpeakerModel.Load(new MemoryStream(Encoding.UTF8.GetBytes(fit.Json)), "fitted");
        Assert.Equal(8, fit.Pronouns);
        Assert.Equal(8, fit.RightPronouns);
        Assert.All(articles, gold =>
        {
            var document = DocumentReader.Read(gold.Article);
            var quote = new Quote(gold.Attributions[0].Content, QuoteKind.Indirect, null, gold.Attributions[0].Source[0]);
            var answer = Assert.Single(new SpeakerAttributor(Actors, model).Attribute(document, [quote]));
            Assert.Equal(gold.Attributions[0].Speaker, answer.Speaker?.Name);
        });
    }

    [Fact]
    public void The_same_articles_and_seed_give_the_same_numbers()
    {
        var articles = Enumerable.Range(0, 4).Select(Article).ToList();
        Assert.Equal(
            SpeakerFit.Run(articles, new QuoteExtractor(), Actors, "four invented articles", folds: 2, seed: 1),
            SpeakerFit.Run(articles, new QuoteExtractor(), Actors, "four invented articles", folds: 2, seed: 1));
    }

    /// <summary>The subject of the sentence before speaks, not the one who was met.</summary>
    private static GoldArticle Article(int number)
    {
        string[] subjects = ["Carl Dorn", "Paul Quill", "John Vik", "Mark Laine"];
        var (subject, other) = (subjects[number % 4], subjects[(number + 1) % 4]);
        var text = $"{subject} met {other} in Oslo. He said that lake {number} was dry.";
        var he = text.IndexOf("He", StringComparison.Ordinal);
        var content = text.IndexOf("that lake", StringComparison.Ordinal);
        var attribution = new GoldAttribution([new TextSpan(he, he + 2)], [new TextSpan(he + 3, he + 7)], [new TextSpan(content, text.Length - 1)])
        {
            Speaker = subject,
        };
        return new GoldArticle(new Article($"a{number}", text), [attribution]);
    }
}
