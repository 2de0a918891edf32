using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>Puts what a shadow model judged otherwise into the review queue.</summary>
internal static class ReviewDisagreements
{
    public static async Task NoteAsync(StoreEngine engine, DbTransaction transaction, string task, IReadOnlyList<ShadowDisagreement> disagreements)
    {
        List<(long Statement, ShadowDisagreement Disagreement)> noted = [];
        var entries = new ReviewEntries();
        foreach (var disagreement in disagreements)
        {
            var sequence = await transaction.Connection!.ExecuteScalarAsync<long?>(
                "SELECT sequence FROM article WHERE id = @Article", new { disagreement.Article }, transaction).ConfigureAwait(false);
            var id = sequence is { } known ? StatementId.Of(known, disagreement.Statement) : 0;
            // It may have been pruned since, or its statement rejected.
            if (await StatementRecordRow.FindAsync(transaction, id).ConfigureAwait(false) is { } row)
            {
                entries.AddAsked(id, row.ToRecord());
                noted.Add((id, disagreement));
            }
        }

        await entries.WriteAsync(engine, transaction).ConfigureAwait(false);
        foreach (var (statement, disagreement) in noted.OrderBy(one => one.Statement))
        {
            await transaction.Connection!.ExecuteAsync(
                "UPDATE review_queue SET shadow_task = @task, shadow_question = @Target, shadow_label = @Label WHERE statement = @statement",
                new { task, disagreement.Target, disagreement.Shadow.Label, statement },
                transaction).ConfigureAwait(false);
        }
    }
}
