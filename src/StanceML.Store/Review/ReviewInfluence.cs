using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Tells the review queue which statements a position rests on, so that those are looked at first.</summary>
internal sealed class ReviewInfluence(StoreEngine engine, DbTransaction transaction)
{
    /// <summary>As many statements make a position: <see cref="PositionTimeline"/>.</summary>
    private const double MinStatements = 5;

    /// <summary>What rested on these statements no longer does.</summary>
    /// <param name="keys">As the tables of positions and changes hold them.</param>
    public Task ForgetAsync(IEnumerable<string?> keys) => UpdateAsync("position_share = 0, is_change = FALSE", Ids(keys), share: 0);

    /// <param name="latest">The newest statements of the position.</param>
    /// <param name="statements">How many it rests on in all.</param>
    /// <param name="change">Those on both sides of its newest change; empty when it never moved.</param>
    public async Task NoteAsync(IEnumerable<string?> latest, long statements, IEnumerable<string?> change)
    {
        await UpdateAsync("position_share = @share", Ids(latest), 1 / Math.Clamp(statements, 1, MinStatements)).ConfigureAwait(false);
        var changed = Ids(change);
        if (changed.Count > 0)
        {
            await QueueAsync(changed).ConfigureAwait(false);
            await UpdateAsync("is_change = TRUE", changed, share: 0).ConfigureAwait(false);
        }
    }

    private static List<long> Ids(IEnumerable<string?> keys) =>
        [.. keys.Select(PositionRow.KeyOf).OfType<StatementKey>().Select(StatementId.Of).Distinct().Order()];

    /// <summary>A change of position is worth a look even where the models are sure.</summary>
    private async Task QueueAsync(List<long> statements)
    {
        var entries = new ReviewEntries();
        foreach (var statement in statements)
        {
            if (await StatementRecordRow.FindAsync(transaction, statement).ConfigureAwait(false) is { } row)
            {
                entries.AddAsked(statement, row.ToRecord());
            }
        }

        await entries.WriteAsync(engine, transaction).ConfigureAwait(false);
    }

    private async Task UpdateAsync(string change, List<long> statements, double share)
    {
        foreach (var statement in statements)
        {
            await transaction.Connection!.ExecuteAsync(
                $"UPDATE review_queue SET {change} WHERE statement = @statement", new { statement, share }, transaction).ConfigureAwait(false);
        }
    }
}
