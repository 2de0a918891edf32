using System.Data.Common;

namespace StanceML.Store;

/// <summary>Collects the rows that the statements of many articles leave, and writes them table by table.</summary>
/// <remarks>Counts are added up here first, and written in one order by every worker: two that wait for each other would never end.</remarks>
internal sealed class StatementBatch(StoreEngine engine)
{
    private readonly List<object?[]> _statements = [];
    private readonly List<object?[]> _records = [];
    private readonly List<object?[]> _judgments = [];
    private readonly List<object?[]> _nested = [];
    private readonly List<SearchDocument> _documents = [];
    private readonly StatementTally _tally = new();
    private readonly ReviewEntries _entries = new();
    private readonly SortedSet<long> _replaced = [];

    public void Add(ArticlePlace place, AnalyzedArticle article)
    {
        foreach (var statement in article.Ready)
        {
            var id = StatementId.Of(place.Sequence, statement.Record.Statement);
            Add(id, place, statement);
            _entries.Add(id, place, statement.Record);
        }
    }

    /// <summary>Puts a reviewed statement in the place of what is shown of it now.</summary>
    /// <param name="shown">Null when it is not shown.</param>
    /// <param name="record">Null when it is to be shown no more.</param>
    /// <param name="context">The article's words around it, and where they start.</param>
    public void Replace(long id, ArticlePlace place, StatementRecord? shown, StatementRecord? record, (string Words, int Start) context)
    {
        _replaced.Add(id);
        if (shown is not null)
        {
            _tally.Add(place, shown, -1);
        }

        if (record is not null)
        {
            Add(id, place, ReadyStatement.Of(record, context.Words, context.Start));
        }
    }

    private void Add(long id, ArticlePlace place, ReadyStatement statement)
    {
        var record = statement.Record;
        _records.Add([id, statement.Context, statement.ContextStart, statement.Json]);
        var outlet = OutletKey.Of(place.Outlet);
        var (kind, actor, sentiment) = (record.Kind, StorableText.Of(record.Speaker?.Actor), record.Sentiment?.Label);
        _statements.Add([id, place.Time, outlet, kind, actor, sentiment, place.IsCopy]);
        if (record.Within is not null)
        {
            _nested.Add([id]);
        }

        foreach (var target in record.Targets)
        {
            _judgments.Add([target.Id, place.Time, id, target.Stance, target.Decided, outlet, kind, actor, sentiment, place.IsCopy]);
        }

        AddFindings(id, place, record, statement.Words);
    }

    /// <summary>What is counted and searched: the part that an upgrade makes anew.</summary>
    public void AddFindings(long id, ArticlePlace place, StatementRecord record) => AddFindings(id, place, record, SearchedWords.Of(record));

    /// <summary>What is searched, for an upgrade that makes it alone anew.</summary>
    public void AddSearch(long id, ArticlePlace place, StatementRecord record) => AddSearch(id, place, record, SearchedWords.Of(record));

    /// <summary>What an upgrade adds for statements that were there before there was a review queue.</summary>
    public void AddEntry(long id, ArticlePlace place, StatementRecord record) => _entries.Add(id, place, record);

    public async Task WriteAsync(DbTransaction transaction)
    {
        await StatementRemoval.RemoveAsync(engine, transaction, _replaced).ConfigureAwait(false);
        // In the order of their keys: at every step back SQLite splits a page in two halves, and merges its search index.
        _statements.Sort(ById);
        _records.Sort(ById);
        _nested.Sort(ById);
        _documents.Sort((one, other) => one.Statement.CompareTo(other.Statement));
        await engine.InsertAsync(transaction, StatementTables.Statement, _statements).ConfigureAwait(false);
        await engine.InsertAsync(transaction, StatementTables.Record, _records).ConfigureAwait(false);
        await engine.InsertAsync(transaction, StatementTables.Judgment, _judgments).ConfigureAwait(false);
        await engine.InsertAsync(transaction, StatementTables.Nested, _nested).ConfigureAwait(false);
        await engine.InsertAsync(transaction, _documents).ConfigureAwait(false);
        await _tally.WriteAsync(engine, transaction).ConfigureAwait(false);
        await _entries.WriteAsync(engine, transaction).ConfigureAwait(false);
    }

    private static int ById(object?[] one, object?[] other) => ((long)one[0]!).CompareTo((long)other[0]!);

    private void AddFindings(long id, ArticlePlace place, StatementRecord record, SearchedWords words)
    {
        AddSearch(id, place, record, words);
        _tally.Add(place, record, 1);
    }

    private void AddSearch(long id, ArticlePlace place, StatementRecord record, SearchedWords words) =>
        _documents.Add(SearchDocument.Of(id, record, words, place.Time, place.Outlet));
}
