namespace StanceML.Training;

/// <summary>Whom analysis can name as the one that a speaker speaks for.</summary>
internal static class KnownActors
{
    public const string Expected = "an ISO 3166-1 alpha-2 code, a target id or an organisation's id";

    public static bool Contain(string id, TargetCatalogue catalogue, ActorDirectory actors) =>
        IsoCountries.Contains(id) || actors.ById(id) is not null || catalogue.Find(id) is not null;
}
