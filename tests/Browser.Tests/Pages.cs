namespace StanceML.Browser;

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
        new("actors", _ => "/actors"),
        new("actor", desk => $"/actors/{desk.Actor}") { ShowsQuotes = true },
        new("speaker", _ => "/speakers/Ilse%20Adernach") { ShowsQuotes = true },
        new("compare-actors", desk => $"/compare?by=actors&one={desk.Actor}&other=RU"),
        new("compare-questions", desk => $"/compare?by=questions&one={desk.Question}&other=south-ossetia"),
        new("models", _ => "/models"),
        new("model", _ => "/models/stance"),
        new("operations", _ => "/operations"),
        new("review", _ => "/review") { ShowsQuotes = true },
        new("review-history", _ => "/review/history"),
        new("review-agreement", _ => "/review/agreement"),
        new("wrong", desk => $"/statements/{desk.Article}:1/wrong") { ShowsQuotes = true },
        new("questions", _ => "/questions"),
        new("question", desk => $"/questions/{desk.Question}") { ShowsQuotes = true },
        new("question-closer", desk => $"/questions/{desk.Question}?view=europe&from=2000-01-01&copies=true&unit=day") { ShowsQuotes = true },
        new("question-empty", _ => "/questions/sikkim"),
        new("brief", desk => $"/questions/{desk.Question}/brief"),
        new("embed-map", desk => $"/embed/questions/{desk.Question}"),
        new("embed-trend", desk => $"/embed/questions/{desk.Question}?chart=trend"),
        new("login", _ => "/login"),
        new("not-found", _ => "/nowhere") { Status = 404 },
    ];

    /// <summary>A telephone, a desk, a 4K wall.</summary>
    public static IReadOnlyList<int> Widths { get; } = [360, 1280, 3840];

    public static DeskPage Named(string name) => All.Single(page => page.Name == name);
}
