namespace StanceML;

/// <summary>Takes an article apart: who said what, on which recognition question, with what stance and tone.</summary>
/// <remarks>Immutable and safe for concurrent use. Linear in the length of the text.</remarks>
public sealed class StanceAnalyzer
{
    private readonly QuoteExtractor _quotes;
    private readonly StatementQuotes _statements;
    private readonly SpeakerAttributor _speakers;
    private readonly StatementEncoder _names;
    private readonly StatementJudge _judge;
    private readonly ModelSet _models;

    /// <param name="models">Without a model for a task its judgments are missing; everything else is there.</param>
    public StanceAnalyzer(StatementEncoder encoder, ModelSet models)
    {
        _quotes = new QuoteExtractor(models.Quotes);
        _statements = new StatementQuotes(models.Quotes?.Manifest.StatementThreshold ?? 0);
        _speakers = new SpeakerAttributor(encoder.Actors);
        _names = encoder;
        _judge = new StatementJudge(models);
        _models = models;
    }

    /// <inheritdoc cref="Analyze(Article, Action{AnalysisStage}?, CancellationToken)"/>
    public ArticleAnalysis Analyze(Article article, CancellationToken cancellationToken = default) => Analyze(article, ended: null, cancellationToken);

    /// <param name="ended">Called on this thread after each stage, for whoever keeps the time: the library has no clock.</param>
    /// <param name="cancellationToken">Looked at between stages and between statements: a stage that has begun ends.</param>
    /// <returns>Its statements in text order; none when nobody is quoted.</returns>
    /// <exception cref="OperationCanceledException">The caller no longer waits.</exception>
    public ArticleAnalysis Analyze(Article article, Action<AnalysisStage>? ended, CancellationToken cancellationToken)
    {
        var document = DocumentReader.Read(article);
        End(AnalysisStage.Text);
        var nested = new List<Quote>();
        var quotes = _statements.Choose(document, _quotes.Extract(document, nested), nested);
        End(AnalysisStage.Quotes);
        var mentions = _names.Read(document);
        var attributions = _speakers.Attribute(document, quotes, mentions.Actors);
        End(AnalysisStage.Speakers);
        var candidates = TargetSelector.Select(document, attributions, mentions.Targets);
        End(AnalysisStage.Targets);

        // What somebody was asked says what the answer is about, and is nobody's statement; nor is what is told of nobody else.
        var said = attributions.Zip(candidates).Where(one => !one.First.Quote.IsAsked && one.First is not { Quote.IsNested: true, Speaker: null }).ToList();
        var statements = _judge.Judge(mentions, said.ConvertAll(one => one.First), said.ConvertAll(one => one.Second), cancellationToken);
        ended?.Invoke(AnalysisStage.Judgments);
        return new ArticleAnalysis(article, statements, _models.Names);

        void End(AnalysisStage stage)
        {
            ended?.Invoke(stage);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
