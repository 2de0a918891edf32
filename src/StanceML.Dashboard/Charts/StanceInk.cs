namespace StanceML.Dashboard.Charts;

/// <summary>The colors of stances in a file, light. Pages color by classes (<c>ink-…</c>), light and dark; a picture must be as legible without any color.</summary>
internal static class StanceInk
{
    /// <summary>3 to 1 or more against white, and green and orange that stay apart for the color-blind.</summary>
    public static string Of(string stance) => stance switch
    {
        Labels.Support => "#0f766e",
        Labels.Oppose => "#c2410c",
        Labels.Neutral => "#64748b",
        _ => "#a16207",
    };

    /// <summary>The fill of an area: the stance's pattern in the chart with that id.</summary>
    public static string Pattern(string id, string stance) => $"url(#{id}-{stance})";
}
