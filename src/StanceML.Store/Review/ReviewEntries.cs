using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Puts statements into the review queue, many at once.</summary>
internal sealed class ReviewEntries
{
    /// <summary>A question with so many statements is as busy as one can be: activity grows with their logarithm.</summary>
    private const double BusiestDigits = 6;

    private static readonly StoreTable Table = StoreTable.OfFirsts(
        "review_queue",
        [("statement", "bigint"), ("state", "text"), ("doubt", "double precision"), ("activity", "double precision"), ("control", "double precision")],
        keys: 1);

    private readonly List<(long Statement, StatementRecord Record, double Doubt, double? Control)> _due = [];

    /// <summary>By the first article of a story, the articles that repeat it: 1 for one that comes, -1 for one that goes.</summary>
    private readonly SortedDictionary<long, Dictionary<long, int>> _copies = [];

    /// <summary>Takes a statement that was found: the first of its story where it is worth a look, a copy as one more reason to look at the first.</summary>
    public void Add(long id, ArticlePlace place, StatementRecord record)
    {
        if (place.IsCopy)
        {
            AddCopy(place, 1);
            return;
        }

        var (doubt, control) = (ReviewDoubt.Of(record), StatementSample.ControlPlace(id));
        if (control is not null || doubt >= ReviewDoubt.LeastDue)
        {
            _due.Add((id, record, doubt, control));
        }
    }

    /// <summary>Takes an article whose statements went: a copy was one more reason to look at the first.</summary>
    public void Remove(ArticlePlace place)
    {
        if (place.IsCopy)
        {
            AddCopy(place, -1);
        }
    }

    /// <summary>Takes a statement that somebody asks to look at, however sure the models are.</summary>
    public void AddAsked(long id, StatementRecord record) => _due.Add((id, record, ReviewDoubt.Of(record), StatementSample.ControlPlace(id)));

    /// <summary>A statement that is in the queue stays as it is.</summary>
    public async Task WriteAsync(StoreEngine engine, DbTransaction transaction)
    {
        if (_due.Count > 0)
        {
            var busy = await ActivityAsync(transaction).ConfigureAwait(false);
            await engine.InsertAsync(
                transaction,
                Table,
                [
                    .. _due.OrderBy(entry => entry.Statement).Select(entry => new object?[]
                    {
                        entry.Statement,
                        StatementRecords.Word(ReviewState.Open),
                        entry.Doubt,
                        entry.Record.Targets.Select(target => busy.GetValueOrDefault(target.Id)).DefaultIfEmpty().Max(),
                        entry.Control,
                    }),
                ]).ConfigureAwait(false);
        }

        foreach (var (story, articles) in _copies)
        {
            await transaction.Connection!.ExecuteAsync(
                // A statement that came into the queue late counts later copies alone.
                $"UPDATE review_queue SET copies = CASE WHEN copies + @copies < 0 THEN 0 ELSE copies + @copies END WHERE {StatementId.IsOfArticle("statement")}",
                new { sequence = story, copies = articles.Values.Sum() },
                transaction).ConfigureAwait(false);
        }
    }

    private void AddCopy(ArticlePlace place, int times)
    {
        var articles = _copies.TryGetValue(place.Story!.Value, out var known) ? known : _copies[place.Story.Value] = [];
        articles[place.Sequence] = times;
    }

    private async Task<IReadOnlyDictionary<string, double>> ActivityAsync(DbTransaction transaction)
    {
        var questions = _due.SelectMany(entry => entry.Record.Targets).Select(target => target.Id).Distinct().ToList();
        if (questions.Count == 0)
        {
            return new Dictionary<string, double>();
        }

        var values = new DynamicParameters();
        foreach (var (index, question) in questions.Index())
        {
            values.Add($"question{index}", question);
        }

        var rows = await transaction.Connection!.QueryAsync<(string Value, long Statements)>(
            $"SELECT value, statements FROM choice_count WHERE kind = 'question' AND value IN ({string.Join(", ", values.ParameterNames.Select(name => $"@{name}"))})",
            values,
            transaction).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Value, row => Math.Min(1, Math.Log10(1 + Math.Max(0, row.Statements)) / BusiestDigits), StringComparer.Ordinal);
    }
}
