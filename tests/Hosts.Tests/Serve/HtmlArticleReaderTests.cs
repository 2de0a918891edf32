using System.Diagnostics;
using Microsoft.Extensions.Options;
using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

public sealed class HtmlArticleReaderTests : IDisposable
{
    private static readonly Dictionary<string, Func<string>> Pages = new(StringComparer.Ordinal)
    {
        ["nested blocks"] = () => string.Concat(Enumerable.Repeat("<div>", 100_000)) + SamplePages.News,
        ["nested marks"] = () => string.Concat(Enumerable.Repeat("<b>", 100_000)) + SamplePages.News,
        ["marks that come again"] = () => string.Concat(Enumerable.Repeat("<b><i><u><p>", 5_000)) + SamplePages.News,
        ["deep, but few enough"] = () => string.Concat(Enumerable.Repeat("<div>", 11_000)) + SamplePages.News,
        ["nested tables"] = () => string.Concat(Enumerable.Repeat("<table><tr><td>", 3_000)) + SamplePages.News,
        ["nested templates"] = () => string.Concat(Enumerable.Repeat("<template>", 11_000)) + SamplePages.News,
        ["nested images"] = () => string.Concat(Enumerable.Repeat("<svg><math><mi>", 3_000)) + SamplePages.News,
        ["20 MB of text"] = () => $"<p>{new string('a', 20_000_000)}</p>",
        ["4 MB of spaces"] = () => $"<p>a{new string(' ', 4_000_000)}b</p>",
        ["a tag without end"] = () => $"<p>Words.</p><div class='{new string('-', 4_000_000)}",
        ["nested data"] = () => $"<script type='application/ld+json'>{new string('[', 2_000_000)}</script><p>Words.</p>",
        ["many links"] = () => $"<div>{string.Concat(Enumerable.Repeat("<a href=javascript:x>abc</a> ", 3_000))}</div>",
    };

    private readonly HtmlArticleReader _reader = new(Options.Create(new WorkerOptions()), TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Hostile() => [.. Pages.Keys];

    public void Dispose() => _reader.Dispose();

    [Fact]
    public async Task A_page_becomes_its_headline_and_paragraphs_and_what_it_says_of_itself()
    {
        var article = await _reader.ReadAsync(SamplePages.News, new Uri("https://www.harbour.example/news?id=1&utm=x"), Token);
        Assert.Equal(SamplePages.NewsText, article.Text);
        Assert.Equal("Veldmark recognises Kosovo", article.Title);
        Assert.Equal("Harbour Wire", article.Outlet);
        Assert.Equal(new DateTimeOffset(2026, 2, 17, 8, 30, 0, TimeSpan.Zero), article.Published);
        Assert.Equal("en-GB", article.Language);
        Assert.Equal("https://www.harbour.example/news/1", article.Url);
        Assert.True(article.IsReadable);
    }

    [Fact]
    public async Task An_address_of_another_site_is_not_believed()
    {
        var found = new Uri("https://copy.example/1");
        Assert.Equal(found.AbsoluteUri, (await _reader.ReadAsync(SamplePages.News.Replace("\"/news/1\"", "\"https://harbour.example/1\"", StringComparison.Ordinal), found, Token)).Url);
    }

    [Theory]
    [InlineData("https://\u05d0a.example/1", "https://\u05d0a.example/1")]
    [InlineData("https://copy.example/1", "https://\u05d0a.example/2")]
    public async Task A_host_that_cannot_be_is_never_believed(string found, string named)
    {
        var page = SamplePages.News.Replace("\"/news/1\"", $"\"{named}\"", StringComparison.Ordinal);
        Assert.Equal(new Uri(found).AbsoluteUri, (await _reader.ReadAsync(page, new Uri(found), Token)).Url);
    }

    [Fact]
    public async Task A_piece_of_a_page_is_read_too()
    {
        var article = await _reader.ReadAsync("<p>“We will not recognise it,” he said.<br>He left.</p><p>She <b>stayed</b>.</p>", address: null, Token);
        Assert.Equal("“We will not recognise it,” he said.\nHe left.\n\nShe stayed.", article.Text);
        Assert.Null(article.Title);
        Assert.Null(article.Url);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<script>say('no')</script><style>p{}</style>")]
    public async Task A_page_without_words_is_no_article(string html) =>
        await Assert.ThrowsAsync<PageUnreadableException>(() => _reader.ReadAsync(html, address: null, Token));

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_page_ends_soon_and_takes_nothing_down(string what)
    {
        var html = Pages[what]();
        var started = Stopwatch.GetTimestamp();
        try
        {
            await _reader.ReadAsync(html, new Uri("https://harbour.example/"), Token);
        }
        catch (PageUnreadableException)
        {
            // Said why: fine too.
        }

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(12), what);
    }

    [Theory]
    [InlineData("<p {0}>Words.</p>")]
    [InlineData("<svg {0}></svg><p>Words.</p>")]
    [InlineData("<p>Words.</p {0}>")]
    [InlineData("<p>Words.</p><p {0}")]
    [InlineData("<p x\"y z=\"> \" {0}>Words.</p>")]
    [InlineData("<noscript><p {0}>Words.</p></noscript>")]
    public async Task A_tag_of_many_attributes_is_refused_at_once(string page)
    {
        var html = page.Replace("{0}", string.Concat(Enumerable.Range(0, 500_000).Select(n => $"a{n} ")), StringComparison.Ordinal);
        var started = Stopwatch.GetTimestamp();
        var refused = await Assert.ThrowsAsync<PageUnreadableException>(() => _reader.ReadAsync(html, address: null, Token));
        Assert.Contains("1000 attributes", refused.Message, StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2), page);
    }

    [Fact]
    public async Task Who_gets_no_turn_in_time_is_told_to_come_again()
    {
        using var reader = new HtmlArticleReader(Options.Create(new WorkerOptions { Parallelism = 1 }), new HurriedClock());
        var html = $"<div>{string.Concat(Enumerable.Repeat("<a href=javascript:x>abc</a> ", 11_000))}</div>";
        var slow = reader.ReadAsync(html, address: null, Token);
        await Assert.ThrowsAsync<PagesBusyException>(() => reader.ReadAsync(SamplePages.News, address: null, Token));
        await Assert.ThrowsAsync<PageUnreadableException>(() => slow);
    }
}
