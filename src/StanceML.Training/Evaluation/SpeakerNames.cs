namespace StanceML.Training;

/// <summary>Compares the names of speakers.</summary>
internal static class SpeakerNames
{
    /// <summary>Whether one contains the other, but for case and a leading <c>the</c>; nobody is nobody.</summary>
    public static bool AreSame(string? found, string? gold)
    {
        if (found is null || gold is null)
        {
            return found == gold;
        }

        var (a, b) = (Bare(found), Bare(gold));
        return a.Length > 0 && b.Length > 0
            && (a.Contains(b, StringComparison.OrdinalIgnoreCase) || b.Contains(a, StringComparison.OrdinalIgnoreCase));
    }

    private static string Bare(string name) =>
        name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..].Trim() : name.Trim();
}
