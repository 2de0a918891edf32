using Xunit;

namespace StanceML.Training.Tests;

public sealed class QuoteTrainerTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void The_same_articles_and_seed_give_the_same_bytes() =>
        Assert.Equal(QuoteWeightsFile.Write(ToyArticles.Trained.Weights), QuoteWeightsFile.Write(ToyArticles.Train().Weights));

    [Fact]
    public void What_was_learned_is_found_in_a_new_sentence()
    {
        const string text = "Two boats left at noon. Vera Stone said the lighthouse had burned. The road is dry.";
        var quote = Assert.Single(Find(Load(), text));
        Assert.Equal("the lighthouse had burned", quote.TextIn(text));
        Assert.Equal("said", quote.Cue!.Spans.Single().Of(text).ToString());
        Assert.Equal("Vera Stone", quote.Source!.Value.Of(text).ToString());
        Assert.Equal(QuoteKind.Indirect, quote.Kind);
        Assert.InRange(quote.Probability!.Value, 0.5, 1);
    }

    [Fact]
    public void The_articles_it_learned_from_are_read_back_as_they_were_marked()
    {
        var model = Load();
        foreach (var article in ToyArticles.All)
        {
            Assert.Equal(
                article.Attributions.OrderBy(one => one.Content[0].Start).Select(one => one.Content[0]),
                Find(model, article.Article.Text).Select(quote => quote.Spans[0]));
        }
    }

    [Fact]
    public void One_by_one_and_at_once_from_several_threads_the_answers_are_the_same()
    {
        var model = Load();
        var texts = ToyArticles.All.Select(article => article.Article.Text).ToList();
        var single = texts.Select(text => string.Join(' ', Find(model, text).Select(quote => $"{quote.Spans[0]} {quote.Probability}"))).ToList();
        Assert.Equal(single, texts.AsParallel().AsOrdered().Select(text => string.Join(' ', Find(model, text).Select(quote => $"{quote.Spans[0]} {quote.Probability}"))));
    }

    [Fact]
    public void Every_article_is_judged_by_parts_fitted_without_its_fold()
    {
        Assert.Equal(2, ToyArticles.Trained.Folds);
        Assert.Equal(ToyArticles.All.Select(article => article.Article.Id), ToyArticles.Trained.HeldOut.Select(one => one.Document.Gold.Article.Id));
        Assert.All(ToyArticles.Trained.Judged, one => Assert.InRange(one.Probability, 0, 1));
    }

    [Fact]
    public void A_canceled_training_stops() =>
        Assert.ThrowsAny<OperationCanceledException>(() => new QuoteTrainer(ToyArticles.Options).Train(ToyArticles.All, null, new CancellationToken(canceled: true)));

    [Fact]
    public void Articles_that_suffice_have_no_shortage() => Assert.Null(QuoteTrainer.Shortage(ToyArticles.All));

    [Fact]
    public void Too_few_articles_are_told() =>
        Assert.Equal("found 9 annotated articles; expected at least 10", QuoteTrainer.Shortage([.. ToyArticles.All.Take(9)]));

    [Fact]
    public void One_group_alone_is_told() =>
        Assert.Equal("found one group of articles; expected two at least", QuoteTrainer.Shortage([.. ToyArticles.All.Select(article => article with { Group = "one" })]));

    [Fact]
    public void Articles_without_an_attribution_are_told() =>
        Assert.Equal("found no attribution in any article; expected some", QuoteTrainer.Shortage([.. ToyArticles.All.Select(article => article with { Attributions = [] })]));

    private QuoteModel Load() =>
        ModelFolder.LoadQuotes(new QuoteFolderWriter(Toy.Encoder.Actors).Write(_toy.Models, "2026.1.1", ToyArticles.Trained, ToyArticles.Options).Folder);

    private static IReadOnlyList<Quote> Find(QuoteModel model, string text) => new QuoteExtractor(model).Extract(DocumentReader.Read(new Article("new", text)));
}
