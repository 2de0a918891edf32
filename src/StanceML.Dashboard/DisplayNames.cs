using System.Globalization;

namespace StanceML.Dashboard;

/// <summary>Names for people in place of ids.</summary>
/// <param name="questions">Id of a recognition question to its name.</param>
/// <param name="actors">Id of an actor to its name.</param>
public sealed class DisplayNames(IReadOnlyDictionary<string, string> questions, IReadOnlyDictionary<string, string> actors)
{
    /// <summary>Names from the catalogue and the actors that the analysis uses.</summary>
    public static DisplayNames Of(TargetCatalogue catalogue, ActorDirectory actors) => new(
        catalogue.Targets.ToDictionary(target => target.Id, target => target.Name, StringComparer.Ordinal),
        actors.Actors.ToDictionary(actor => actor.Id, actor => actor.Name, StringComparer.Ordinal))
    {
        Claims = catalogue.Targets.ToDictionary(target => target.Id, target => target.Claim, StringComparer.Ordinal),
    };

    /// <summary>Id of a recognition question to what is claimed.</summary>
    public IReadOnlyDictionary<string, string> Claims { get; init; } = new Dictionary<string, string>();

    /// <returns>What is claimed; null where it is not known.</returns>
    public string? Claim(string id) => Claims.GetValueOrDefault(id);

    /// <returns>Whether it is one of the catalogue's.</returns>
    public bool KnowsQuestion(string id) => questions.ContainsKey(id);

    /// <returns>Whether it is a state, an organisation or a question's claimant that is known.</returns>
    public bool KnowsActor(string id) => actors.ContainsKey(id) || questions.ContainsKey(id);

    /// <summary>Id and name of every question that is known, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Questions { get; } = [.. questions.OrderBy(pair => pair.Value, StringComparer.InvariantCultureIgnoreCase)];

    /// <summary>Id and name of whoever can be spoken for, by name: states, organisations, and the claimants of questions.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Actors { get; } =
        [.. actors.Concat(questions.Where(pair => !actors.ContainsKey(pair.Key))).OrderBy(pair => pair.Value, StringComparer.InvariantCultureIgnoreCase)];

    /// <returns>The question's name; its id in words when it is unknown: a user's own catalogue may have named it.</returns>
    public string Question(string id) =>
        questions.GetValueOrDefault(id) ?? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id.Replace('-', ' '));

    /// <returns>The actor's name, or the name of the question that it is the claimant of; else the id.</returns>
    public string Actor(string id) => actors.GetValueOrDefault(id) ?? questions.GetValueOrDefault(id) ?? id;
}
