namespace StanceML;

/// <summary>Which third-person pronoun stands for an entity.</summary>
internal enum Gender
{
    Unknown,
    He,
    She,
}

internal static class Genders
{
    public static Gender Of(WordTraits traits) =>
        (traits & WordTraits.Masculine) != 0 ? Gender.He : (traits & WordTraits.Feminine) != 0 ? Gender.She : Gender.Unknown;
}
