using Dapper;

namespace StanceML.Store;

/// <summary>Writes the SQL of a filter. Values travel as parameters, never in the text.</summary>
/// <remarks>
/// The inner query chooses a page of keys from one narrow table in the order of its index: judgments where a question is asked for, statements
/// else, and what the search index found where words are. The outer one fetches what the page shows.
/// </remarks>
internal sealed class StatementQuery
{
    private readonly StoreEngine _engine;
    private readonly StatementFilter _filter;
    private readonly DynamicParameters _values = new();

    /// <summary>What an index or the search documents choose by.</summary>
    private readonly List<string> _places = [];

    /// <summary>What is left to ask of the rows themselves.</summary>
    private readonly List<string> _rest = [];

    /// <summary>Whether judgments are listed, which hold all that statements are chosen by.</summary>
    private readonly bool _judged;

    private StatementQuery(StoreEngine engine, StatementFilter filter)
    {
        _engine = engine;
        _filter = filter;
        _judged = filter.Question is not null;
    }

    private string Table => _judged ? "judgment" : "statement";

    private string Id => _judged ? "chosen.statement" : "chosen.id";

    private string Newest => $"ORDER BY chosen.time DESC, {Id} DESC";

    /// <param name="search">Of the filter.</param>
    public static (string Sql, DynamicParameters Values) Build(StoreEngine engine, StatementFilter filter, SearchQuery search, StatementKey? after, int limit)
    {
        var query = Asking(engine, filter, after);
        return (query.Sql(search, limit), query._values);
    }

    /// <summary>Looks a list through from its start for what a search finds.</summary>
    /// <param name="rows">How many of the list, whatever they say.</param>
    /// <returns>SQL that chooses <c>time</c> and <c>id</c>; and SQL of these rows: <c>time</c> and <c>id</c> of the last, <c>first</c>, the time of the first, and their <c>count</c>.</returns>
    public static (string Sql, string End, DynamicParameters Values) BuildStart(
        StoreEngine engine, StatementFilter filter, SearchQuery search, StatementKey? after, int rows, int limit)
    {
        var query = Asking(engine, filter, after);
        var start = $"SELECT * FROM {query.Table} chosen {Where(query._places)} {query.Newest} LIMIT @rows";
        var isFound = engine.IsCandidate(search, query.Id, query._values);
        query._values.Add("rows", rows);
        query._values.Add("limit", limit);
        return (
            $"SELECT chosen.time, {query.Id} AS id FROM ({start}) chosen {Where([.. query._rest, isFound])} {query.Newest} LIMIT @limit",
            $"SELECT chosen.time, {query.Id} AS id, MAX(chosen.time) OVER () AS first, COUNT(*) OVER () AS count FROM ({start}) chosen ORDER BY chosen.time, {query.Id} LIMIT 1",
            query._values);
    }

    /// <summary>Puts all that a search finds in the filter's time in order.</summary>
    /// <returns>SQL that chooses <c>time</c> and <c>id</c>, null in a single row when nothing fits; each row says how many <c>finds</c> were considered.</returns>
    public static (string Sql, DynamicParameters Values) BuildSpan(StoreEngine engine, StatementFilter filter, SearchQuery search, StatementKey? after, int limit)
    {
        var query = Asking(engine, filter, after);
        query._values.Add("limit", limit);
        return (
            $"""
            WITH found AS MATERIALIZED ({engine.Candidates(search, query._values)}),
                 find AS MATERIALIZED (SELECT chosen.* FROM found JOIN {query.Table} chosen ON {query.Id} = found.id {Where(query._places)})
            SELECT considered.finds, page.time, page.id
            FROM (SELECT COUNT(*) AS finds FROM find) considered
            LEFT JOIN (SELECT chosen.time AS time, {query.Id} AS id FROM find chosen {Where(query._rest)} {query.Newest} LIMIT @limit) page ON TRUE
            ORDER BY page.time DESC, page.id DESC
            """,
            query._values);
    }

    /// <summary>Counts what fits among the newest of the list, or of what a search finds.</summary>
    /// <param name="rows">How many to look at.</param>
    /// <returns>SQL of one row: how many were <c>looked</c> at, and how many <c>fit</c>.</returns>
    public static (string Sql, DynamicParameters Values) BuildCount(StoreEngine engine, StatementFilter filter, SearchQuery search, int rows)
    {
        var query = Asking(engine, filter, after: null);
        query._values.Add("rows", rows);
        if (search.HasWords && !engine.SkipsInSearch)
        {
            return (
                $"""
                WITH found AS MATERIALIZED (SELECT id FROM ({engine.Candidates(search, query._values)}) candidate LIMIT @rows)
                SELECT (SELECT COUNT(*) FROM found) AS looked,
                       (SELECT COUNT(*) FROM found JOIN {query.Table} chosen ON {query.Id} = found.id {Where([.. query._places, .. query._rest])}) AS fit
                """,
                query._values);
        }

        List<string> fits = search.HasWords ? [.. query._rest, engine.IsCandidate(search, query.Id, query._values)] : query._rest;
        return (
            $"""
            SELECT COUNT(*) AS looked, COUNT(CASE WHEN {(fits.Count == 0 ? "TRUE" : string.Join(" AND ", fits))} THEN 1 END) AS fit
            FROM (SELECT * FROM {query.Table} chosen {Where(query._places)} {query.Newest} LIMIT @rows) chosen
            """,
            query._values);
    }

    /// <param name="chosen">Times and ids; not none.</param>
    public static (string Sql, DynamicParameters Values) Of(IReadOnlyList<(long Time, long Id)> chosen)
    {
        var values = new DynamicParameters();
        foreach (var (index, (time, id)) in chosen.Index())
        {
            values.Add($"time{index}", time);
            values.Add($"id{index}", id);
        }

        var rows = string.Join(", ", Enumerable.Range(0, chosen.Count).Select(index => $"(@time{index}, @id{index})"));
        return (Shown($"SELECT given.column1 AS time, given.column2 AS id FROM (VALUES {rows}) given"), values);
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

    private static StatementQuery Asking(StoreEngine engine, StatementFilter filter, StatementKey? after)
    {
        var query = new StatementQuery(engine, filter);
        query.AskPlaces();
        query.AskAfter(after);
        query.AskRest();
        query.AskTarget();
        return query;
    }

    private static string Where(List<string> conditions) => conditions.Count == 0 ? "" : "WHERE " + string.Join("\n    AND ", conditions);

    private void AskPlaces()
    {
        Ask(_places, "chosen.question = @question", "question", _filter.Question);
        Ask(_places, "chosen.actor = @actor", "actor", _filter.Actor);
        Ask(_places, "chosen.outlet = @outlet", "outlet", OutletKey.Of(_filter.Outlet));
        Ask(_places, "chosen.time >= @from", "from", _filter.From?.ToUnixTimeMilliseconds());
        Ask(_places, "chosen.time < @to", "to", _filter.To?.ToUnixTimeMilliseconds());
        Ask(_places, StatementId.IsOfArticle(Id), "sequence", _filter.ArticleSequence);
    }

    private void AskRest()
    {
        Ask(_rest, "chosen.sentiment = @sentiment", "sentiment", _filter.Sentiment);
        Ask(_rest, "chosen.kind = @kind", "kind", _filter.Kind);
        Ask(_rest, "chosen.is_copy = @isCopy", "isCopy", _filter.Copies is false ? false : null);
    }

    /// <summary>Question, stance and sureness speak of the same judgment.</summary>
    private void AskTarget()
    {
        if (_judged)
        {
            Ask(_rest, "chosen.stance = @stance", "stance", _filter.Stance);
            Ask(_rest, "chosen.decided = @decided", "decided", _filter.Decided);
        }
        else if (_filter.Stance is not null || _filter.Decided is not null)
        {
            List<string> judged = [];
            Ask(judged, "judged.stance = @stance", "stance", _filter.Stance);
            Ask(judged, "judged.decided = @decided", "decided", _filter.Decided);
            // The limit keeps SQLite from turning the question round and reading every judgment first.
            _rest.Add($"EXISTS (SELECT 1 FROM judgment judged WHERE judged.statement = {Id} AND {string.Join(" AND ", judged)} LIMIT 1)");
        }
    }

    private void AskAfter(StatementKey? after)
    {
        if (after is { } key)
        {
            _places.Add($"(chosen.time, {Id}) < (@afterTime, @afterId)");
            _values.Add("afterTime", key.TimeMs);
            _values.Add("afterId", StatementId.Of(key));
        }
    }

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
        _values.Add("limit", limit);
        return Shown(
            $"""
            SELECT chosen.time AS time, {Id} AS id
            FROM {found}{Table} chosen{(found.Length > 0 ? $" ON {Id} = found.id" : "")}
            {Where([.. _places, .. _rest])}
            {Newest}
            LIMIT @limit
            """);
    }

    /// <summary>Fetches what the page shows of the statements that were chosen.</summary>
    private static string Shown(string chosen) =>
        $"""
        SELECT page.time, page.id AS statementId, statement_record.context, statement_record.context_start AS contextStart, statement_record.record,
               article.id, article.title, {ArticleOpening.Column}, article.outlet, article.url, article.published, article.received, story.id AS story
        FROM ({chosen}) page
        JOIN statement_record ON statement_record.statement = page.id
        JOIN article ON article.sequence = {StatementId.ArticleOf("page.id")}
        LEFT JOIN article story ON story.sequence = article.story
        ORDER BY page.time DESC, page.id DESC
        """;

    /// <summary>Where words are asked for, what has them is found first.</summary>
    private string Found(SearchQuery search) => search.HasWords ? $"({_engine.Candidates(search, _values)}) found JOIN " : "";
}
