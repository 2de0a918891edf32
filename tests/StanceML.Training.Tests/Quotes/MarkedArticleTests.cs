using System.Globalization;
using CsCheck;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class MarkedArticleTests
{
    [Fact]
    public void Marks_are_taken_out_and_every_span_holds()
    {
        var article = Invented.Read(Invented.Lagoon, "quotes/0001-wire.md");
        Assert.StartsWith("Berlin: Lagoon talks “days away”\n\n“We are days away", article.Article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('{', article.Article.Text);
        Assert.Equal(["“We are days away, not weeks,”", "“The rest is commas.”"], Invented.Words(article, article.Attributions[1].Content));
        Assert.Equal(["Ilse Brandt"], Invented.Words(article, article.Attributions[2].Source));
        Assert.Equal(["the court had warned of delays"], Invented.Words(article, article.Attributions[3].Content));
        Assert.Equal(["of delays"], Invented.Words(article, article.Attributions[4].Content));
    }

    [Fact]
    public void The_head_says_style_outlet_and_group()
    {
        var article = Invented.Read(Invented.Lagoon, "quotes/0001-wire.md");
        Assert.Equal(("0001-wire", "wire", "Northern Agency", "lagoon-talks"), (article.Article.Id, article.Style, article.Article.Outlet, article.Group));
        Assert.Equal("toy", Invented.Read("---\nIt rains.").Group);
    }

    [Fact]
    public void A_speaker_is_named_by_the_mark_or_by_the_words_and_unknown_otherwise()
    {
        var names = Invented.Read(Invented.Lagoon).Attributions.Select(attribution => attribution.Speaker);
        Assert.Equal([null, "Ilse Brandt", "Ilse Brandt", "Ilse Brandt", "Court of Arles", "Jan Novak"], names);
    }

    [Fact]
    public void Nobody_as_actor_is_known_and_no_actor_is_unknown()
    {
        var attributions = Invented.Read(Invented.Lagoon).Attributions;
        Assert.Equal(new GoldActor("DE"), attributions[3].Actor);
        Assert.Equal(GoldActor.Nobody, attributions[5].Actor);
        Assert.Null(attributions[5].Actor!.Value.Id);
        Assert.Null(attributions[4].Actor);
    }

    [Theory]
    [InlineData("{s1|A spokesman for Ilse Brandt}", null)]
    [InlineData("{s1|Foreign Minister Ilse Brandt, who}", "Ilse Brandt")]
    [InlineData("{s1|The Foreign Ministry in Belgrade}", "Foreign Ministry")]
    [InlineData("{s1|Brandt}", "Ilse Brandt")]
    [InlineData("{s1|ministry}", null)]
    public void The_head_of_the_source_names_the_speaker(string source, string? name)
    {
        var article = Invented.Read($"speaker: Ilse Brandt = DE\nspeaker: Foreign Ministry = RS\n---\n{source} {{q1|said}} {{c1|no}}.");
        Assert.Equal(name, article.Attributions[0].Speaker);
    }

    [Fact]
    public void A_last_name_of_two_speakers_names_neither() =>
        Assert.Null(Invented.Read("speaker: Ilse Brandt = DE\nspeaker: Karl Brandt = -\n---\n{s1|Brandt} {q1|said} {c1|no}.").Attributions[0].Speaker);

    [Fact]
    public void Line_ends_of_windows_and_a_byte_order_mark_change_nothing() =>
        Assert.Equal(Invented.Row(Invented.Read(Invented.Lagoon)), Invented.Row(Invented.Read(Invented.Lagoon.ReplaceLineEndings("\r\n"))));

    [Theory]
    [InlineData("style wire\n---\nx", 1, "expected style, outlet, group or speaker")]
    [InlineData("style: wire\nstyle: wire\n---\nx", 2, "stands twice")]
    [InlineData("speaker: Ilse Brandt\n---\nx", 1, "expected Name = ACTOR")]
    [InlineData("speaker: A = DE\nspeaker: A = FR\n---\nx", 2, "stands twice")]
    [InlineData("No head at all.", 1, "has no line ---")]
    [InlineData("style: wire\n---\n\n", 2, "has no text")]
    [InlineData("---\nOne.\n\n{x1|two}", 4, "found '{x1|two}'")]
    [InlineData("---\n{s|A} said", 2, "numbers from 1")]
    [InlineData("---\n{s0|A} said", 2, "numbers from 1")]
    [InlineData("---\n{q1=A|said} so", 2, "on a source only")]
    [InlineData("---\n{s1=A|He} and {s1=B|she}", 2, "expected one name")]
    [InlineData("---\nOne.\n{s1|A said", 3, "is never closed")]
    [InlineData("---\nOne} said", 2, "closes nothing")]
    [InlineData("---\nOne | two", 2, "found a |")]
    [InlineData("---\n{c1|}", 2, "marks no words")]
    public void A_bad_file_is_reported_by_line(string content, int line, string problem)
    {
        var found = Invented.Problems(content);
        Assert.Contains(found, one => one.IsError && one.Place.Line == line && one.Problem.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mark_whose_head_is_bad_is_told_once() => Assert.Single(Invented.Problems("---\n{x1|two} three {c1|four}"));

    [Fact]
    public void Of_a_text_that_is_none_of_ours_the_first_problems_say_enough() =>
        Assert.Equal(20, Invented.Problems($"---\n{new string('|', 100_000)}").Count);

    [Fact]
    public void Forgotten_braces_do_not_nest_without_end()
    {
        var found = Assert.Single(Invented.Problems($"---\n{string.Concat(Enumerable.Repeat("{c1|a ", 100_000))}"));
        Assert.Contains("16 deep", found.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_and_reading_gives_the_same_article()
    {
        var article = Invented.Read(Invented.Lagoon);
        var written = MarkedArticle.Write(article);
        Assert.Equal(Invented.Lagoon.TrimEnd(), written.TrimEnd());
        Assert.Equal(Invented.Row(article), Invented.Row(Invented.Read(written)));
    }

    [Fact]
    public void One_word_may_bear_two_marks()
    {
        var article = Invented.Read("---\n{s1=Ada Holt|{c2|She}} {q1|said} {c1|no}.");
        Assert.Equal(Invented.Row(article), Invented.Row(Invented.Read(MarkedArticle.Write(article))));
    }

    [Fact]
    public void Any_nesting_survives_writing_and_reading() => Gen.Int.Sample(
        seed =>
        {
            var article = Invented.Read($"style: social\nspeaker: Ada Holt = UN\n---\nA {Marked(new Random(seed), 0)} end.");
            Assert.Equal(Invented.Row(article), Invented.Row(Invented.Read(MarkedArticle.Write(article))));
        },
        iter: 300);

    [Fact]
    public void Marks_that_cross_cannot_be_written()
    {
        var article = new GoldArticle(new Article("a", "one two three"), [new([], [], [new(0, 7)]), new([], [], [new(4, 13)])]);
        Assert.Contains("cross", Assert.Throws<InvalidDataException>(() => MarkedArticle.Write(article)).Message, StringComparison.Ordinal);
    }

    private static string Marked(Random random, int depth)
    {
        string[] plain = ["so ", "“yes” ", "Ada Holt ", "😀 ", "then\n\n", "he "];
        var parts = Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
        {
            var word = plain[random.Next(plain.Length)];
            if (depth > 5 || random.Next(2) == 0)
            {
                return word;
            }

            var role = "sqc"[random.Next(3)];
            var number = random.Next(1, 9).ToString(CultureInfo.InvariantCulture);
            return $"{{{role}{number}|{word}{Marked(random, depth + 1)}end}} ";
        });
        return string.Concat(parts);
    }
}
