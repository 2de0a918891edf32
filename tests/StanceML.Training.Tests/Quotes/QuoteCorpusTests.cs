using System.Globalization;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class QuoteCorpusTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void A_folder_gives_its_articles_and_passes_over_papers_and_rows()
    {
        Directory.CreateDirectory(Path.Combine(_toy.Folder, "deep"));
        _toy.Write("README.md", "speaker: nothing");
        _toy.Write("labels.md", "# Labels\n\nAny text { with | marks.");
        _toy.Write("statements.jsonl", "{\"text\":\"We recognise it.\"}\n");
        _toy.Write(Path.Combine("deep", "0002-wire.md"), Invented.Lagoon);
        _toy.Write("0001.jsonl", "\n{\"id\":\"a\",\"text\":\"It rains.\",\"attributions\":[]}\n");
        var corpus = QuoteCorpus.Read(_toy.Folder);
        Assert.Equal(["a", "0002-wire"], corpus.Articles.Select(article => article.Article.Id));
        Assert.Empty(corpus.Problems);
        Assert.Single(CorpusReader.Read(_toy.Folder).Rows);
    }

    [Fact]
    public void A_bad_file_is_reported_and_the_rest_goes_on()
    {
        _toy.Write("0001-wire.md", Invented.Lagoon);
        var bad = _toy.Write("0002-wire.md", "---\n{s1|A said");
        var corpus = QuoteCorpus.Read(_toy.Folder);
        Assert.Single(corpus.Articles);
        Assert.Equal(new RowPlace(bad, 2), corpus.Problems.Single().Place);
    }

    [Fact]
    public void A_file_too_large_is_refused_unread()
    {
        var path = _toy.Write("0001-wire.md", $"---\n{new string('a', QuoteCorpus.MaxArticleBytes)}");
        Assert.Contains("expected at most 1048576", QuoteCorpus.Read(path).Problems.Single().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var path = Path.Combine(_toy.Folder, "0001-wire.md");
        File.WriteAllBytes(path, [(byte)'-', 0xFF, 0xFE]);
        Assert.Contains("UTF-8", QuoteCorpus.Read(path).Problems.Single().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_stands_once()
    {
        foreach (var folder in new[] { "a", "b" })
        {
            Directory.CreateDirectory(Path.Combine(_toy.Folder, folder));
            _toy.Write(Path.Combine(folder, "0001-wire.md"), Invented.Lagoon);
        }

        Assert.Equal("id", QuoteCorpus.Read(_toy.Folder).Problems.Single().Field);
    }

    [Fact]
    public void A_path_that_is_not_there_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<FileNotFoundException>(() => QuoteCorpus.Read("nowhere")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_position_is_found_on_its_line()
    {
        var lines = Invented.Lagoon.Split('\n');
        var article = Invented.Read(Invented.Lagoon);
        var place = article.PlaceOf(article.Attributions[3].Start);
        Assert.Contains("{s4=", lines[place.Line - 1], StringComparison.Ordinal);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"toy.md:{place.Line}"), place.ToString());
    }
}
