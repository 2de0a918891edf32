namespace StanceML.Store.Tests;

/// <summary>Statements as an analysis would find them.</summary>
internal static class Records
{
    public static StatementRecord Of(Article article, int number, TextSpan span) => new()
    {
        Article = article.Id,
        Statement = number,
        Text = span.Of(article.Text).ToString(),
        Spans = [[span.Start, span.End]],
        Kind = "direct",
        Targets = [],
        Evidence = [],
        Models = new Dictionary<string, string>(),
    };

    public static StatementRecord By(this StatementRecord record, string name, string? actor) =>
        record with { Speaker = new SpeakerRecord(name, [[0, 1]], name, null, actor, "subject-of-cue") };

    public static StatementRecord Toward(this StatementRecord record, string question, string stance, bool decided = true) => record with
    {
        Targets = [.. record.Targets, new TargetRecord(question, stance, decided, new Dictionary<string, double> { [stance] = 0.9 }, "statement")],
    };

    public static StatementRecord Sounding(this StatementRecord record, string sentiment) =>
        record with { Sentiment = new JudgmentRecord(sentiment, Decided: true, new Dictionary<string, double> { [sentiment] = 0.8 }) };
}
