using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Chooses a page of what a search finds, newest first, from an engine that finds what has words and a month as fast as the rarer of them.</summary>
/// <remarks>
/// Frequent words fill a page from the first rows of the list that they are looked for in. Others are found in spans of time, each as long
/// as the newer one before it lets expect, until the page is full: little is read that is not shown, however many statements there are.
/// </remarks>
/// <param name="search">Of the filter.</param>
internal sealed class SearchByTime(
    StoreEngine engine, DbConnection connection, StatementFilter filter, SearchQuery search, DateTimeOffset now, CancellationToken cancellationToken)
{
    /// <summary>
    /// Rows of the list of all statements, for each that is wanted; a word that fewer hold is found faster in a month of 80,000 statements.
    /// They lie side by side: 2,000 are read in 10 ms.
    /// </summary>
    private const int RowsForEach = 40;

    /// <summary>The same where a question, actor or outlet is asked for: these rows lie apart, and the month has fewer of them.</summary>
    private const int ChosenRowsForEach = 4;

    private const int MaxRows = 4_000;

    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    /// <summary>A span is at most so many times as long as the newer one before it: there may have been little then, and much before.</summary>
    private const double MaxGrowth = 16;

    /// <summary>What a span is to hold, for each that is still wanted.</summary>
    private const double FindsForEach = 1.5;

    /// <summary>A page ends where as many finds of spans were looked at, full or not: of a frequent word, few may fit what else is asked for.</summary>
    private const int MaxFinds = 2_000;

    /// <param name="after">The key that the previous page gave; null for the first page.</param>
    /// <returns>Times and ids of the page's statements, and where the list goes on when that is not behind the last of them.</returns>
    public async Task<(List<(long Time, long Id)> Chosen, StatementKey? Next)> ChooseAsync(StatementKey? after, int limit)
    {
        var (chosen, end, start) = await StartAsync(after, limit).ConfigureAwait(false);
        if (end is null)
        {
            return (chosen, null);
        }

        var (to, finds) = (DateTimeOffset.FromUnixTimeMilliseconds(end.Value.TimeMs + 1), 0L);
        var months = Next(start / Month, limit - chosen.Count, chosen.Count, considered: 0);
        while (true)
        {
            var from = Start(to, months);
            var (found, considered) = await SpanAsync(filter with { From = from, To = to }, isWhole: after is null && from is null && filter.To is null, end, limit - chosen.Count).ConfigureAwait(false);
            chosen.AddRange(found);
            finds += considered;
            if (chosen.Count == limit || from == filter.From)
            {
                return (chosen, null);
            }

            if (finds >= MaxFinds)
            {
                return (chosen, new StatementKey(from!.Value.ToUnixTimeMilliseconds(), 0, 1));
            }

            months = Next(months, limit - chosen.Count, found.Count, considered);
            to = from!.Value;
        }
    }

    /// <returns>What the first rows of the list hold, the last of these rows (null when the page is full or the list ends with them), and the time that they span.</returns>
    private async Task<(List<(long Time, long Id)> Found, StatementKey? End, TimeSpan Span)> StartAsync(StatementKey? after, int limit)
    {
        var rows = (int)Math.Min((long)limit * (filter is { Question: null, Actor: null, Outlet: null } ? RowsForEach : ChosenRowsForEach), MaxRows);
        var (sql, endSql, values) = StatementQuery.BuildStart(engine, filter, search, after, rows, limit);
        var found = (await connection.QueryAsync<(long Time, long Id)>(Command(sql, values)).ConfigureAwait(false)).AsList();
        if (found.Count == limit)
        {
            return (found, null, default);
        }

        var end = (await connection.QueryAsync<(long Time, long Id, long First, long Count)>(Command(endSql, values)).ConfigureAwait(false)).SingleOrDefault();
        return end.Count < rows ? (found, null, default) : (found, StatementId.KeyOf(end.Time, end.Id), TimeSpan.FromMilliseconds(end.First - end.Time));
    }

    /// <param name="isWhole">Whether all that is newer was looked at and is in the page: finding it again costs less than telling a hundred years apart.</param>
    private async Task<(List<(long Time, long Id)> Found, long Finds)> SpanAsync(StatementFilter span, bool isWhole, StatementKey? after, int limit)
    {
        var facets = SearchDocument.QueryOf(isWhole ? span with { To = null } : span, now).Facets;
        var (sql, values) = StatementQuery.BuildSpan(engine, span, search with { Facets = facets }, after, limit);
        var rows = (await connection.QueryAsync<(long Finds, long? Time, long? Id)>(Command(sql, values)).ConfigureAwait(false)).AsList();
        return ([.. rows.Where(row => row.Id is not null).Select(row => (row.Time!.Value, row.Id!.Value))], rows[0].Finds);
    }

    /// <param name="wanted">How many more the page is to hold.</param>
    /// <param name="found">How many the last span held.</param>
    /// <param name="considered">How many of its finds were looked at for these.</param>
    /// <returns>How long the next span is to be: no longer than before only where it fills or ends the page anyway.</returns>
    private static int Next(double months, int wanted, int found, long considered)
    {
        var growth = Math.Min(found == 0 ? MaxGrowth : FindsForEach * wanted / found, (double)MaxFinds / Math.Max(1, considered));
        return (int)Math.Clamp(Math.Ceiling(months * Math.Min(growth, MaxGrowth)), 1, 12 * SearchDocument.FirstYear);
    }

    /// <returns>
    /// The first of a month, or of a year where statements are found by those, so that each span has months and years of its own; what the filter
    /// begins with where that is later, and for all that is left.
    /// </returns>
    private DateTimeOffset? Start(DateTimeOffset to, int months)
    {
        var last = to.UtcDateTime.AddTicks(-1);
        var month = (last.Year * 12) + last.Month - months;
        var first = months <= SearchDocument.MaxMonths ? month : month / 12 * 12;
        return first / 12 > SearchDocument.FirstYear && new DateTimeOffset(first / 12, (first % 12) + 1, 1, 0, 0, 0, TimeSpan.Zero) is var start && !(start < filter.From)
            ? start
            : filter.From;
    }

    private CommandDefinition Command(string sql, DynamicParameters values) => new(sql, values, cancellationToken: cancellationToken);
}
