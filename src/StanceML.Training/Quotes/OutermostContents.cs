namespace StanceML.Training;

/// <summary>Leaves out what somebody is told to have said inside others' words: the extractor finds outermost quotes.</summary>
internal static class OutermostContents
{
    /// <returns>In their order, those that have a content, but not those whose whole content lies inside longer spans of others' contents.</returns>
    public static IReadOnlyList<GoldAttribution> Of(IReadOnlyList<GoldAttribution> attributions)
    {
        var inner = new HashSet<TextSpan>();
        var end = 0;
        foreach (var span in attributions.SelectMany(one => one.Content).Distinct().OrderBy(span => span.Start).ThenByDescending(span => span.End))
        {
            if (span.End <= end)
            {
                inner.Add(span);
            }

            end = Math.Max(end, span.End);
        }

        return [.. attributions.Where(one => one.Content.Count > 0 && !one.Content.All(inner.Contains))];
    }
}
