namespace StanceML.Browser.Tests;

/// <summary>Every page there is. A new page is a line here, and every check of this project holds for it.</summary>
internal static class Pages
{
    public static IReadOnlyList<DeskPage> All { get; } =
    [
        new("paste", _ => "/"),
        new("statements", _ => "/statements") { ShowsQuotes = true },
        new("statements-filtered", desk => $"/statements?question={desk.Question}&actor={desk.Actor}") { ShowsQuotes = true },
        new("statements-none", _ => "/statements?q=nowhere-to-be-found"),
        new("article", desk => $"/articles/{desk.Article}") { ShowsQuotes = true },
        new("login", _ => "/login"),
        new("not-found", _ => "/nowhere") { Status = 404 },
    ];

    public static DeskPage Named(string name) => All.Single(page => page.Name == name);

    /// <summary>For <c>[MemberData]</c>.</summary>
    public static TheoryData<string> Names() => [.. All.Select(page => page.Name)];

    /// <summary>For <c>[MemberData]</c>: those that show words of articles.</summary>
    public static TheoryData<string> Quoting() => [.. All.Where(page => page.ShowsQuotes).Select(page => page.Name)];

    /// <summary>For <c>[MemberData]</c>: name, colors and width in CSS pixels.</summary>
    public static TheoryData<string, ColorScheme, int> Looks() =>
    [
        .. from page in All
           from colors in new[] { ColorScheme.Light, ColorScheme.Dark }
           from width in Widths
           select (page.Name, colors, width),
    ];

    /// <summary>A telephone, a desk, a 4K wall.</summary>
    public static IReadOnlyList<int> Widths { get; } = [360, 1280, 3840];
}
