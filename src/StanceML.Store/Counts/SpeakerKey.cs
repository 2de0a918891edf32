namespace StanceML.Store;

/// <summary>A speaker's name as it is counted.</summary>
internal static class SpeakerKey
{
    /// <summary>Names are far shorter; a part of an index may not be longer than some 2,700 bytes in PostgreSQL.</summary>
    public const int MaxCharacters = 200;

    /// <returns>The name's first characters, as SQL counts them: one for a surrogate pair. Null where there is no name.</returns>
    public static string? Of(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        var storable = StorableText.Of(name)!;
        return storable.Length <= MaxCharacters ? storable : string.Concat(storable.EnumerateRunes().Take(MaxCharacters).Select(rune => rune.ToString()));
    }
}
