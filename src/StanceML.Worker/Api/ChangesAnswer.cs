using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/changes</c> answers: positions that moved, newest first.</summary>
/// <param name="Next">The <c>after</c> of the next page; null on the last.</param>
internal sealed record ChangesAnswer(IReadOnlyList<ChangesAnswer.Change> Changes, string? Next)
{
    /// <returns>The changes in their order, with the statements on both sides.</returns>
    public static async Task<IReadOnlyList<Change>> ChangesAsync(StatementStore statements, IReadOnlyList<PositionChange> changes, CancellationToken cancellationToken)
    {
        var keys = changes.SelectMany(change => new[] { change.BeforeKey, change.AfterKey }).OfType<StatementKey>();
        var found = await KeyedStatements.FindAsync(statements, keys, cancellationToken);
        return [.. changes.Select(change => new Change(
            change.Question, change.Actor, change.Day, SideOf(change.Before, change.BeforeKey), SideOf(change.After, change.AfterKey)))];

        Side SideOf(string stance, StatementKey? key) => new(stance, key is { } known ? found.GetValueOrDefault(known) : null);
    }

    /// <param name="Day">The day (UTC) on which the latest statements first said something else.</param>
    internal sealed record Change(string Question, string Actor, DateOnly Day, Side Before, Side After);

    /// <param name="Statement">One that took this stance; null when none is there any more.</param>
    internal sealed record Side(string Stance, SourcedStatement? Statement);
}
