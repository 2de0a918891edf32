using Dapper;

namespace StanceML.Store;

/// <summary>Writes the SQL of a filter. Values travel as parameters, never in the text.</summary>
internal sealed class StatementQuery
{
    private readonly List<string> _conditions = [];
    private readonly DynamicParameters _values = new();

    private StatementQuery()
    {
    }

    public static (string Sql, DynamicParameters Values) Build(StatementFilter filter, StatementKey? after, int limit)
    {
        var query = new StatementQuery();
        query.Ask("statement.actor = @actor", "actor", filter.Actor);
        query.Ask("LOWER(statement.speaker) LIKE LOWER(@speaker) ESCAPE '\\'", "speaker", Part(filter.Speaker));
        query.Ask("statement.sentiment = @sentiment", "sentiment", filter.Sentiment);
        query.Ask("statement.kind = @kind", "kind", filter.Kind);
        query.Ask("statement.article = @article", "article", filter.Article);
        query.Ask("LOWER(statement.outlet) = LOWER(@outlet)", "outlet", filter.Outlet);
        query.Ask("statement.time >= @from", "from", filter.From?.ToUnixTimeMilliseconds());
        query.Ask("statement.time < @to", "to", filter.To?.ToUnixTimeMilliseconds());
        query.Ask("LOWER(statement.text) LIKE LOWER(@text) ESCAPE '\\'", "text", Part(filter.Text));
        query.AskTarget(filter);
        query.AskAfter(after);
        query._values.Add("limit", limit);
        return (query.Sql(), query._values);
    }

    /// <returns>A LIKE pattern in which the reader's % and _ are letters.</returns>
    private static string? Part(string? words) => words is null
        ? null
        : $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    private void Ask(string condition, string name, object? value) => Ask(_conditions, condition, name, value);

    private void Ask(List<string> conditions, string condition, string name, object? value)
    {
        if (value is not null)
        {
            conditions.Add(condition);
            _values.Add(name, value is string words ? StorableText.Of(words) : value);
        }
    }

    /// <summary>Question, stance and sureness speak of the same judgment.</summary>
    private void AskTarget(StatementFilter filter)
    {
        if (filter.Question is null && filter.Stance is null && filter.Decided is null)
        {
            return;
        }

        List<string> judged = [];
        Ask(judged, "judged.question = @question", "question", filter.Question);
        Ask(judged, "judged.stance = @stance", "stance", filter.Stance);
        Ask(judged, "judged.decided = @decided", "decided", filter.Decided);
        _conditions.Add($"EXISTS (SELECT 1 FROM statement_target judged WHERE judged.statement = statement.sequence AND {string.Join(" AND ", judged)})");
    }

    private void AskAfter(StatementKey? after)
    {
        if (after is not { } key)
        {
            return;
        }

        // The first comparison lets the index seek; the second decides among equals.
        _conditions.Add("""
            statement.time <= @afterTime AND (statement.time < @afterTime OR statement.article_sequence < @afterArticle
                OR (statement.article_sequence = @afterArticle AND statement.number > @afterNumber))
            """);
        _values.Add("afterTime", key.TimeMs);
        _values.Add("afterArticle", key.ArticleSequence);
        _values.Add("afterNumber", key.Number);
    }

    private string Sql()
    {
        var where = _conditions.Count == 0 ? "" : "WHERE " + string.Join("\n  AND ", _conditions);
        return $"""
            SELECT statement.time, statement.article_sequence AS articleSequence, statement.number, statement.context,
                   statement.context_start AS contextStart, statement.record,
                   article.id, article.title, article.outlet, article.url, article.published, article.received
            FROM statement JOIN article ON article.id = statement.article
            {where}
            ORDER BY statement.time DESC, statement.article_sequence DESC, statement.number
            LIMIT @limit
            """;
    }
}
