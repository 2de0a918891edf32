using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace StanceML.Browser.Tests.Checks;

/// <summary>Each check finds its fault: on a page that has them all.</summary>
public sealed class ChecksTests(Desk desk)
{
    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><title>Faulty</title><link rel="stylesheet" href="/faulty.css"></head>
        <body><main><h1>Faulty</h1>
        <p class="pale">pale words</p><p class="wide">wide words</p><p class="fixed">fixed words</p><p class="turning">turning words</p><p class="cut">words that do not fit</p>
        <a class="bare" href="/">bare link</a> <a class="under" href="/">covered link</a> <button>button</button>
        <p style="color: red">inline style</p><img src="https://elsewhere.example/dot.png" alt="">
        </main></body></html>
        """;

    private const string Style = """
        .pale { color: #bbb; background: #fff } .wide { width: 5000px } .fixed { font-size: 12px }
        .turning { animation: turn 2s infinite } @keyframes turn { to { transform: rotate(1turn) } }
        .cut { width: 60px; overflow: hidden; white-space: nowrap }
        .bare:focus { outline: none } .under { position: relative; z-index: -1 } main { background: #fff; position: relative; z-index: 0 }
        button { position: fixed; top: 0; left: 0; width: 100vw; height: 100vh; opacity: 0.5 }
        """;

    [Fact]
    public async Task Each_check_finds_its_fault()
    {
        await using var world = await WorkerWorld.StartAsync(extend: app =>
        {
            app.MapGet("/faulty", () => Results.Content(Page, "text/html")).AllowAnonymous();
            app.MapGet("/faulty.css", () => Results.Content(Style, "text/css")).AllowAnonymous();
        });
        await using var tab = await desk.OpenAsync(world, "/faulty", reader => reader.ReducedMotion = ReducedMotion.Reduce);
        Finds(await Axe.ViolationsAsync(tab.Page), "color-contrast");
        Finds(await Layout.WideAsync(tab.Page), "5008 px wide", "wide words");
        Finds(await Layout.MotionAsync(tab.Page), "animation of <p class=\"turning\"");
        Finds(await Keyboard.UnreachedAsync(tab.Page), "cannot be seen on: <a class=\"bare\"", "hidden behind something on: <a class=\"under\"");
        Finds(await Layout.OnPaperAsync(tab.Page), "too pale on white paper: <p class=\"pale\"", "cannot be clicked: <button");
        Finds(await Layout.AtDoubleTextAsync(tab.Page), "keeps its size: <p class=\"fixed\"", "cut off: <p class=\"cut\"");
        Finds(tab.Complaints, "policy: style-src-attr refused inline", "policy: img-src refused https://elsewhere.example/dot.png");
    }

    [Fact]
    public async Task A_request_to_elsewhere_a_broken_script_and_a_dialog_are_complaints()
    {
        await using var tab = await desk.OpenAsync(Pages.Named("login"));
        var gone = tab.Page.WaitForRequestAsync("http://elsewhere.example/");
        await tab.Page.EvaluateAsync("() => { setTimeout(() => { throw new Error('broken'); }); alert('words'); setTimeout(() => { location = 'http://elsewhere.example/'; }); }");
        await gone;
        Finds(tab.Complaints, "script: Error: broken", "dialog: words", "request to elsewhere: http://elsewhere.example/");
    }

    private static void Finds(IReadOnlyList<string> findings, params string[] expected)
    {
        var all = string.Join('\n', findings);
        Assert.All(expected, words => Assert.Contains(words, all, StringComparison.Ordinal));
    }
}
