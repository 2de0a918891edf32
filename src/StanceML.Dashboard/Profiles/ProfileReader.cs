using StanceML.Dashboard.Charts;
using StanceML.Store;

namespace StanceML.Dashboard.Profiles;

/// <summary>Reads what an actor or a speaker said, question by question. Safe for concurrent use.</summary>
public sealed class ProfileReader(ProfileStore counts, PositionStore positions, DisplayNames names)
{
    /// <summary>More questions than there are.</summary>
    private const int AllQuestions = 10_000;

    /// <returns>Most statements first.</returns>
    public async Task<IReadOnlyList<ProfileRow>> OfActorAsync(string actor, bool copies, CancellationToken cancellationToken)
    {
        var held = (await positions.ListAsync(new PositionFilter { Actor = actor }, after: null, AllQuestions, cancellationToken)).Positions
            .ToDictionary(position => position.Question, StringComparer.Ordinal);
        return
        [
            .. (await counts.QuestionsOfActorAsync(actor, copies, cancellationToken)).Select(count => new ProfileRow(
                count.Question, count.Totals, held.GetValueOrDefault(count.Question)?.Stance, held.GetValueOrDefault(count.Question)?.Since, count.Last)),
        ];
    }

    /// <returns>Most statements first. Positions are actors' alone.</returns>
    public async Task<IReadOnlyList<ProfileRow>> OfSpeakerAsync(string speaker, bool copies, CancellationToken cancellationToken) =>
        [.. (await counts.QuestionsOfSpeakerAsync(speaker, copies, cancellationToken)).Select(count => new ProfileRow(count.Question, count.Totals, null, null, count.Last))];

    /// <param name="filter">All statements of the actor or speaker.</param>
    /// <returns>As rows of a chart, in the same order.</returns>
    public IReadOnlyList<LeagueRow> Chart(IReadOnlyList<ProfileRow> rows, StatementFilter filter) =>
    [
        .. rows.Select(row => new LeagueRow(
            names.Question(row.Question),
            Parts.PageAddress.OfQuestion(row.Question),
            row.Totals,
            filter with { Question = row.Question },
            row.Stance is null ? null : $"{row.Stance} since {ChartWords.Day(row.Since!.Value)}")),
    ];
}
