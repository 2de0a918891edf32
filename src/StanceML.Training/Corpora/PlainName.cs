namespace StanceML.Training;

/// <summary>What is left of a name when case, spaces and punctuation do not count.</summary>
internal static class PlainName
{
    /// <returns>The letters and digits in lower case; the name itself when it has none.</returns>
    public static string Of(string name)
    {
        var letters = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return letters.Length > 0 ? letters : name;
    }
}
