using System.Data.Common;
using System.Text.Json;

namespace StanceML.Store;

/// <summary>Collects the rows that the statements of many articles leave, and writes them table by table.</summary>
/// <remarks>Counts are added up here first, and written in one order by every worker: two that wait for each other would never end.</remarks>
internal sealed class StatementBatch(StoreEngine engine)
{
    private readonly List<object?[]> _statements = [];
    private readonly List<object?[]> _records = [];
    private readonly List<object?[]> _judgments = [];
    private readonly List<SearchDocument> _documents = [];
    private readonly StatementTally _tally = new();
    private readonly SortedSet<long> _articles = [];

    public void Add(Article article, ArticlePlace place, StatementRecord record)
    {
        var id = StatementId.Of(place.Sequence, record.Statement);
        var context = StatementContext.Around(article.Text, record.Spans);
        var json = JsonSerializer.Serialize(record with { Article = article.Id }, StanceJson.Readable.StatementRecord);
        _articles.Add(place.Sequence);
        _records.Add([id, context.Of(article.Text).ToString(), context.Start, json]);
        Add(id, place, record);
    }

    /// <summary>Everything but the record itself.</summary>
    public void Add(long id, ArticlePlace place, StatementRecord record)
    {
        var outlet = OutletKey.Of(place.Outlet);
        var (kind, actor, sentiment) = (record.Kind, StorableText.Of(record.Speaker?.Actor), record.Sentiment?.Label);
        _statements.Add([id, place.Time, outlet, kind, actor, sentiment, place.IsCopy]);
        foreach (var target in record.Targets)
        {
            _judgments.Add([target.Id, place.Time, id, target.Stance, target.Decided, outlet, kind, actor, sentiment, place.IsCopy]);
        }

        AddFindings(id, place, record);
    }

    /// <summary>What is counted and searched: the part that an upgrade makes anew.</summary>
    public void AddFindings(long id, ArticlePlace place, StatementRecord record)
    {
        _documents.Add(SearchDocument.Of(id, record, place.Time, place.Outlet));
        _tally.Add(place, record, 1);
    }

    public async Task WriteAsync(DbTransaction transaction)
    {
        await engine.InsertAsync(transaction, StatementTables.Statement, _statements).ConfigureAwait(false);
        await engine.InsertAsync(transaction, StatementTables.Record, _records).ConfigureAwait(false);
        await engine.InsertAsync(transaction, StatementTables.Judgment, _judgments).ConfigureAwait(false);
        // SQLite merges its search index at every step back.
        _documents.Sort((one, other) => one.Statement.CompareTo(other.Statement));
        await engine.InsertAsync(transaction, _documents).ConfigureAwait(false);
        await _tally.WriteAsync(engine, transaction).ConfigureAwait(false);
        await StatementFeed.AppendAsync(engine, transaction, _articles).ConfigureAwait(false);
    }
}
