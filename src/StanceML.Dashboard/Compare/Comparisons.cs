using StanceML.Dashboard.Profiles;
using StanceML.Store;

namespace StanceML.Dashboard.Compare;

/// <summary>Puts two actors or two questions side by side. Copies of a story count once, as they do for positions. Safe for concurrent use.</summary>
public sealed class Comparisons(ProfileReader profiles, CountStore counts, PositionStore positions, DisplayNames names)
{
    /// <summary>More actors than there are.</summary>
    private const int AllActors = 10_000;

    /// <returns>Every question that one of both actors spoke on; those with most statements of both first.</returns>
    public async Task<IReadOnlyList<ComparedRow>> ActorsAsync(string one, string other, CancellationToken cancellationToken) => Join(
        Sides(await profiles.OfActorAsync(one, copies: false, cancellationToken)),
        Sides(await profiles.OfActorAsync(other, copies: false, cancellationToken)),
        names.Question);

    /// <returns>Every actor that spoke on one of both questions; those with most statements on both first.</returns>
    public async Task<IReadOnlyList<ComparedRow>> QuestionsAsync(string one, string other, CancellationToken cancellationToken) => Join(
        await SidesAsync(one, cancellationToken), await SidesAsync(other, cancellationToken), names.Actor);

    private static Dictionary<string, ComparedSide> Sides(IReadOnlyList<ProfileRow> rows) =>
        rows.ToDictionary(row => row.Question, row => new ComparedSide(row.Totals, row.Stance, row.Since), StringComparer.Ordinal);

    private static IReadOnlyList<ComparedRow> Join(Dictionary<string, ComparedSide> one, Dictionary<string, ComparedSide> other, Func<string, string> nameOf) =>
    [
        .. one.Keys.Union(other.Keys)
            .Select(id => new ComparedRow(id, nameOf(id), one.GetValueOrDefault(id, ComparedSide.Silent), other.GetValueOrDefault(id, ComparedSide.Silent)))
            .OrderBy(row => row.Agrees is null)
            .ThenByDescending(row => row.One.Totals.Sum + row.Other.Totals.Sum)
            .ThenBy(row => row.Name, StringComparer.Ordinal),
    ];

    private async Task<Dictionary<string, ComparedSide>> SidesAsync(string question, CancellationToken cancellationToken)
    {
        var held = (await positions.ListAsync(new PositionFilter { Question = question }, after: null, AllActors, cancellationToken)).Positions
            .ToDictionary(position => position.Actor, StringComparer.Ordinal);
        return (await counts.ActorsAsync(new TrendFilter { Question = question, Copies = false }, AllActors, cancellationToken)).ToDictionary(
            count => count.Actor,
            count => new ComparedSide(count.Totals, held.GetValueOrDefault(count.Actor)?.Stance, held.GetValueOrDefault(count.Actor)?.Since),
            StringComparer.Ordinal);
    }
}
