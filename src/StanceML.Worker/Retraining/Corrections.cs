using StanceML.Store;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>Reads what reviewers decided as rows to train on.</summary>
internal sealed class Corrections(CorrectionRows rows)
{
    /// <returns>All decisions so far; empty before the first.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<CorrectionSet> ReadAsync(CancellationToken cancellationToken)
    {
        var version = await rows.VersionAsync(cancellationToken);
        List<LabelledRow> read = [];
        await foreach (var row in rows.ReadAsync(version, cancellationToken))
        {
            read.Add(new LabelledRow
            {
                Id = row.Id,
                Text = row.Text,
                Target = row.Target,
                Actor = row.Actor,
                Stance = row.Stance,
                Sentiment = row.Sentiment,
                Group = row.Group,
                Source = row.Source,
                Note = row.Note,
                Place = new RowPlace($"{version}", read.Count + 1),
            });
        }

        return new CorrectionSet($"{version}", read);
    }
}
