namespace StanceML.Browser.Tests.Checks;

/// <summary>What checks found wrong on a page, a line each.</summary>
internal static class Findings
{
    /// <summary>Fails with all of them, in full.</summary>
    public static void AssertNone(params IEnumerable<string> findings)
    {
        var lines = findings.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }
}
