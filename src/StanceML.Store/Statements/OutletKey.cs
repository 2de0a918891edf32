namespace StanceML.Store;

/// <summary>An outlet's name as it is compared: ASCII case does not matter, as in the SQL of both databases.</summary>
internal static class OutletKey
{
    public static string? Of(string? outlet) => StorableText.Of(outlet) is { } name
        ? string.Create(name.Length, name, static (key, given) =>
        {
            for (var i = 0; i < given.Length; i++)
            {
                key[i] = char.IsAsciiLetterUpper(given[i]) ? char.ToLowerInvariant(given[i]) : given[i];
            }
        })
        : null;
}
