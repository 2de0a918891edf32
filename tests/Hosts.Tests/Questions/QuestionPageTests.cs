using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StanceML.Hosts.Tests.Serve;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Questions;

public sealed partial class QuestionPageTests
{
    private const int MaxPageBytes = 300_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_count_on_the_page_leads_to_as_many_statements()
    {
        await using var world = await StartedAsync();
        var page = await world.Client.GetStringAsync("/questions/kosovo", Token);
        var links = Counts().Matches(page).Select(match => (Address: WebUtility.HtmlDecode(match.Groups[1].Value), Count: int.Parse(match.Groups[2].Value))).Distinct().ToList();
        Assert.True(links.Count > 10);
        foreach (var (address, count) in links)
        {
            var listed = await world.GetJsonAsync($"/v1{address}&limit=500");
            Assert.Equal((address, count), (address, listed.GetProperty("statements").GetArrayLength()));
        }
    }

    [Fact]
    public async Task A_question_shows_map_trend_leagues_outlets_and_quotes_with_their_tables_and_files()
    {
        await using var world = await StartedAsync();
        var page = await world.Client.GetStringAsync("/questions/kosovo", Token);
        Assert.Equal(5, Figures().Count(page));
        Assert.Equal(5, Regex.Count(page, "<details class=\"twin\""));
        Assert.Contains("Kosovo&#x27;s independence from Serbia", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 10_000, MaxPageBytes);
        foreach (var file in Files().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)))
        {
            var answer = await world.Client.GetAsync(file, Token);
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
        }
    }

    [Fact]
    public async Task What_is_counted_stands_in_the_address()
    {
        await using var world = await StartedAsync();
        var page = await world.Client.GetStringAsync("/questions/kosovo?from=2020-01-01&to=2020-02-01&copies=true&unit=day", Token);
        Assert.Contains("No statement in this time", page, StringComparison.Ordinal);
        Assert.Contains("name=\"from\" value=\"2020-01-01\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"day\" selected", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"true\" selected", page, StringComparison.Ordinal);
        page = await world.Client.GetStringAsync("/questions/kosovo?from=yesterday", Token);
        Assert.Contains("from is &#x27;yesterday&#x27;", page, StringComparison.Ordinal);
        Assert.Equal(5, Figures().Count(page));
        Assert.Contains("Europe, closer</strong>", await world.Client.GetStringAsync("/questions/kosovo?view=europe", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_position_shows_both_quotes()
    {
        await using var world = await WorkerWorld.StartAsync();
        foreach (var (day, words) in new[] { (1, "\"We recognise the independence of Kosovo,\""), (20, "\"We will never recognise Kosovo and withdraw our recognition,\"") })
        {
            for (var n = 0; n < 6; n++)
            {
                await world.AcceptAndFinishAsync(new { text = $"Serbia's Foreign Ministry spoke again in round {n} of day {day}. {words} Serbia's Foreign Minister Ivan Petrov said.", published = $"2026-03-{day:00}" });
            }
        }

        await RefreshAsync(world);
        var page = WebUtility.HtmlDecode(await world.Client.GetStringAsync("/questions/kosovo", Token));
        var change = Changes().Match(page).Value;
        Assert.Contains("We recognise the independence of Kosovo", change, StringComparison.Ordinal);
        Assert.Contains("We will never recognise Kosovo and withdraw our recognition", change, StringComparison.Ordinal);
        Assert.Contains("from support to oppose", change, StringComparison.Ordinal);
        Assert.Contains("<bdi>Serbia</bdi>", change, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_questions_are_listed_with_their_counts_and_an_unknown_one_is_not_found()
    {
        await using var world = await StartedAsync();
        var page = await world.Client.GetStringAsync("/questions", Token);
        Assert.Contains("href=\"/questions/kosovo\"", page, StringComparison.Ordinal);
        Assert.True(Counts().Count(page) > 5);
        Assert.Contains("Nothing on this question yet", await world.Client.GetStringAsync("/questions/sikkim", Token), StringComparison.Ordinal);
        var unknown = await world.Client.GetAsync("/questions/nowhere-at-all", Token);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task An_empty_store_says_how_to_begin()
    {
        await using var world = await WorkerWorld.StartAsync();
        Assert.Contains("Nothing here yet", await world.Client.GetStringAsync("/questions", Token), StringComparison.Ordinal);
    }

    private static async Task<WorkerWorld> StartedAsync()
    {
        var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        await RefreshAsync(world);
        return world;
    }

    /// <summary>What the worker does in its own time.</summary>
    private static async Task RefreshAsync(WorkerWorld world)
    {
        while (await world.Services.GetRequiredService<PositionStore>().RefreshAsync(Token) > 0)
        {
        }
    }

    [GeneratedRegex("href=\"(/statements\\?[^\"]*(?:decided|stance)[^\"]*)\"[^>]*>(?:<strong>|<text[^>]*>)?[+−○?]?([0-9]+)<")]
    private static partial Regex Counts();

    [GeneratedRegex("<figure ")]
    private static partial Regex Figures();

    [GeneratedRegex("href=\"(/v1/questions/[^\"]*)\"")]
    private static partial Regex Files();

    [GeneratedRegex("<article class=\"change\".*?</article>", RegexOptions.Singleline)]
    private static partial Regex Changes();
}
