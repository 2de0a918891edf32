namespace StanceML;

/// <summary>
/// Who speaks, for a model that was trained to see it: whether the actor is the target itself, one of its parents or another one, which actor
/// it is, and which one on which target.
/// </summary>
/// <remarks>They are of the whole statement: no word brought them in, so no word is shown as their evidence.</remarks>
internal static class ActorFeatures
{
    private const ulong Relation = 60;
    private const ulong Identity = 61;
    private const ulong IdentityHere = 62;

    /// <summary>Against 1 for words: who says something may tell as much as what is said.</summary>
    private const float Weight = 1;

    /// <summary>Adds to features that were filled.</summary>
    /// <param name="actor">Whom the speaker speaks for; null when unknown: then nothing is added, and the words alone are judged.</param>
    /// <param name="known">The target where it is of the catalogue; a target of any other text has no parents.</param>
    public static void Add(string? actor, string? target, RecognitionTarget? known, FeatureVector into)
    {
        if (actor is null)
        {
            return;
        }

        var from = into.Count;
        var role = actor == target ? WordRole.Target : known?.Parents.Contains(actor) is true ? WordRole.Parent : WordRole.Actor;
        var name = FeatureHash.Of(actor);
        into.Add(Relation, (ulong)role, 0, 0);
        into.Add(Identity, name, 0, 0);
        into.Add(IdentityHere, FeatureHash.With(name, FeatureHash.Of(target)), 0, 0);
        into.Scale(from, Weight);
    }
}
