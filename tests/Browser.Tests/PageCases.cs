namespace StanceML.Browser.Tests;

/// <summary>The pages as cases of theories, for <c>[MemberData]</c>.</summary>
internal static class PageCases
{
    /// <returns>The name of every page.</returns>
    public static TheoryData<string> Names() => [.. Pages.All.Select(page => page.Name)];

    /// <returns>The names of those that show words of articles.</returns>
    public static TheoryData<string> Quoting() => [.. Pages.All.Where(page => page.ShowsQuotes).Select(page => page.Name)];
}
