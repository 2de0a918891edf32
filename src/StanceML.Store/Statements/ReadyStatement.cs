using System.Text.Json;

namespace StanceML.Store;

/// <summary>A statement as it is written, but for where its article stands.</summary>
/// <param name="Context">The article's words around it.</param>
/// <param name="ContextStart">Where they start, UTF-16.</param>
/// <param name="Json">The record.</param>
/// <param name="Words">What it is searched by.</param>
internal sealed record ReadyStatement(StatementRecord Record, string Context, int ContextStart, string Json, SearchedWords Words)
{
    public static ReadyStatement Of(Article article, StatementRecord record)
    {
        var context = StatementContext.Around(article.Text, record.Spans);
        return Of(record with { Article = article.Id }, context.Of(article.Text).ToString(), context.Start);
    }

    public static ReadyStatement Of(StatementRecord record, string context, int contextStart) =>
        new(record, context, contextStart, JsonSerializer.Serialize(record, StanceJson.Readable.StatementRecord), SearchedWords.Of(record));
}
