using Dapper;

namespace StanceML.Store;

/// <summary>Writes the SQL of a filter. Values travel as parameters, never in the text.</summary>
/// <remarks>
/// The inner query chooses a page of keys from one narrow table in the order of its index: judgments where a question is asked for, statements
/// else, and what the search index found where words are. The outer one fetches what the page shows.
/// </remarks>
internal sealed class StatementQuery
{
    /// <summary>
    /// A search considers so many finds, the newest arrivals first; it is put in order of time, and would take seconds for a word that millions of
    /// statements have in common.
    /// </summary>
    public const int MaxCandidates = 2_000;

    private readonly StoreEngine _engine;
    private readonly StatementFilter _filter;
    private readonly DynamicParameters _values = new();
    private readonly List<string> _conditions = [];

    /// <summary>Whether judgments are listed, which hold all that statements are chosen by.</summary>
    private readonly bool _judged;

    private StatementQuery(StoreEngine engine, StatementFilter filter)
    {
        _engine = engine;
        _filter = filter;
        _judged = filter.Question is not null;
    }

    private string Id => _judged ? "chosen.statement" : "chosen.id";

    /// <param name="now">No statement is from later.</param>
    /// <returns>Null when nothing can be found.</returns>
    public static (string Sql, DynamicParameters Values)? Build(
        StoreEngine engine, StatementFilter filter, StatementKey? after, int limit, DateTimeOffset now)
    {
        var search = SearchDocument.QueryOf(filter, now);
        if (search.FindsNothing)
        {
            return null;
        }

        var query = new StatementQuery(engine, filter);
        query.AskColumns();
        query.AskTarget();
        query.AskAfter(after);
        return (query.Sql(search, limit), query._values);
    }

    public static (string Sql, DynamicParameters Values) Of(IReadOnlyList<StatementKey> keys)
    {
        var values = new DynamicParameters();
        foreach (var (index, key) in keys.Index().Where(pair => pair.Item.Number > 0))
        {
            values.Add($"id{index}", StatementId.Of(key));
        }

        var ids = string.Join(", ", values.ParameterNames.Select(name => $"@{name}").DefaultIfEmpty("NULL"));
        return (Shown($"SELECT statement.time AS time, statement.id AS id FROM statement WHERE statement.id IN ({ids})"), values);
    }

    public static (string Sql, DynamicParameters Values) OfArticles(IReadOnlyList<long> sequences)
    {
        var values = new DynamicParameters();
        foreach (var (index, sequence) in sequences.Index())
        {
            values.Add($"article{index}", sequence);
        }

        // One range of the key each: an arithmetic condition would read every statement.
        var ranges = values.ParameterNames.Select(name =>
            $"(statement.id >= {StatementId.FirstOf($"@{name}")} AND statement.id < {StatementId.FirstOf($"(@{name} + 1)")})");
        return (Shown($"SELECT statement.time AS time, statement.id AS id FROM statement WHERE {string.Join(" OR ", ranges)}"), values);
    }

    private void AskColumns()
    {
        Ask("chosen.actor = @actor", "actor", _filter.Actor);
        Ask("chosen.sentiment = @sentiment", "sentiment", _filter.Sentiment);
        Ask("chosen.kind = @kind", "kind", _filter.Kind);
        Ask("chosen.outlet = @outlet", "outlet", OutletKey.Of(_filter.Outlet));
        Ask("chosen.time >= @from", "from", _filter.From?.ToUnixTimeMilliseconds());
        Ask("chosen.time < @to", "to", _filter.To?.ToUnixTimeMilliseconds());
        Ask("chosen.is_copy = @isCopy", "isCopy", _filter.Copies is false ? false : null);
        Ask(
            $"{Id} >= (SELECT {StatementId.FirstOf("sequence")} FROM article WHERE id = @article) AND {Id} < (SELECT {StatementId.FirstOf("(sequence + 1)")} FROM article WHERE id = @article)",
            "article",
            _filter.Article);
    }

    /// <summary>Question, stance and sureness speak of the same judgment.</summary>
    private void AskTarget()
    {
        if (_judged)
        {
            Ask("chosen.question = @question", "question", _filter.Question);
            Ask("chosen.stance = @stance", "stance", _filter.Stance);
            Ask("chosen.decided = @decided", "decided", _filter.Decided);
        }
        else if (_filter.Stance is not null || _filter.Decided is not null)
        {
            List<string> judged = [];
            Ask(judged, "judged.stance = @stance", "stance", _filter.Stance);
            Ask(judged, "judged.decided = @decided", "decided", _filter.Decided);
            // The limit keeps SQLite from turning the question round and reading every judgment first.
            _conditions.Add($"EXISTS (SELECT 1 FROM judgment judged WHERE judged.statement = chosen.id AND {string.Join(" AND ", judged)} LIMIT 1)");
        }
    }

    private void AskAfter(StatementKey? after)
    {
        if (after is { } key)
        {
            _conditions.Add($"(chosen.time, {Id}) < (@afterTime, @afterId)");
            _values.Add("afterTime", key.TimeMs);
            _values.Add("afterId", StatementId.Of(key));
        }
    }

    private void Ask(string condition, string name, object? value) => Ask(_conditions, condition, name, value);

    private void Ask(List<string> conditions, string condition, string name, object? value)
    {
        if (value is not null)
        {
            conditions.Add(condition);
            _values.Add(name, value is string words ? StorableText.Of(words) : value);
        }
    }

    private string Sql(SearchQuery search, int limit)
    {
        var found = Found(search);
        var where = _conditions.Count == 0 ? "" : "WHERE " + string.Join("\n    AND ", _conditions);
        _values.Add("limit", limit);
        return Shown(
            $"""
            SELECT chosen.time AS time, {Id} AS id
            FROM {found}{(_judged ? "judgment" : "statement")} chosen{(found.Length > 0 ? $" ON {Id} = found.id" : "")}
            {where}
            ORDER BY chosen.time DESC, {Id} DESC
            LIMIT @limit
            """);
    }

    /// <summary>Fetches what the page shows of the statements that were chosen.</summary>
    private static string Shown(string chosen) =>
        $"""
        SELECT page.time, page.id AS statementId, statement_record.context, statement_record.context_start AS contextStart, statement_record.record,
               article.id, article.title, article.outlet, article.url, article.published, article.received, story.id AS story
        FROM ({chosen}) page
        JOIN statement_record ON statement_record.statement = page.id
        JOIN article ON article.sequence = {StatementId.ArticleOf("page.id")}
        LEFT JOIN article story ON story.sequence = article.story
        ORDER BY page.time DESC, page.id DESC
        """;

    /// <summary>Where words are asked for, what has them is found first.</summary>
    private string Found(SearchQuery search)
    {
        if (search.Words is null && search.Speaker is null)
        {
            return "";
        }

        var (sql, value) = _engine.Candidates(search);
        _values.Add("search", value);
        _values.Add("candidates", MaxCandidates);
        return $"({sql}) found JOIN ";
    }
}
