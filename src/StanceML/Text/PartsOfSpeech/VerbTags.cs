namespace StanceML;

/// <summary>Which parts of speech are verbs.</summary>
internal static class VerbTags
{
    /// <summary>Whether the class is a form of a full verb; modals are none.</summary>
    public static bool IsVerb(this PartOfSpeech tag) => tag is PartOfSpeech.PastVerb or PartOfSpeech.BaseVerb or PartOfSpeech.VerbS
        or PartOfSpeech.Participle or PartOfSpeech.VerbIng or PartOfSpeech.PresentVerb;
}
