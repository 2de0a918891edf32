using CsCheck;
using Xunit;

namespace StanceML.Tests;

public sealed class QuotePropertyTests
{
    private static readonly QuoteExtractor Extractor = new();

    private static readonly Gen<string> Soup =
        Gen.OneOf(
            OneOf("\"", "“", "”", "'", "’", "‘", "''", "``", "«", "»", "„", ",", ".", "?", "!", ":", ";", "—", "--", "…", "(", ")", "\n", "\r\n", "\n\n"),
            OneOf(" said ", " He ", " that ", "the ministry", " according to ", " Okafor's ", " claim ", " urged ", " to ", " accused ", " of ", " was ", " and ", " who ", " called ", " as ", " adding "),
            OneOf("\uD800", "\uDC00", "\u202E", "\u0301", "\u200D", "\uFEFF", "\0", "日本", "שלום", "🙂"),
            Gen.String[Gen.Char.AlphaNumeric, 1, 6]).List[0, 120].Select(parts => string.Concat(parts));

    private static readonly string[] CaseFiles = ["direct-quotes.md", "mixed-quotes.md", "indirect-quotes.md", "attitudes.md"];

    [Fact]
    public void Spans_lie_in_the_text_in_order_whatever_the_text() =>
        Gen.OneOf(Soup, Gen.String).Sample(text => CheckSpans(text), iter: 4000);

    [Fact]
    public void Two_articles_one_after_the_other_hold_the_quotes_of_both()
    {
        var articles = OneOf(
        [
            .. CaseFiles.SelectMany(MarkdownCase.ReadAll).Select(given => given.Text).Where(HasBalancedMarks),
        ]);
        Gen.Select(articles, articles).Sample((first, second) =>
        {
            var both = first + "\n\n" + second;
            var expected = Texts(first).Concat(Texts(second));
            Assert.Equal(expected, Texts(both));
        });
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static bool HasBalancedMarks(string text) => text.Count(mark => mark == '"') % 2 == 0 && text.Split('\n').All(line => line.Count(mark => mark == '"') % 2 == 0);

    private static List<string> Texts(string text) =>
        [.. Extractor.Extract(DocumentReader.Read(new Article("property", text))).Select(quote => $"{quote.Kind} {quote.TextIn(text)}")];

    private static void CheckSpans(string text)
    {
        var document = DocumentReader.Read(new Article("property", text));
        CheckDocument(document);
        var last = 0;
        foreach (var quote in Extractor.Extract(document))
        {
            Assert.NotEmpty(quote.Spans);
            Assert.True(quote.Start >= last, "quotes follow one another");
            foreach (var span in quote.Spans)
            {
                Assert.True(span.Start >= last && span.End <= text.Length && !span.IsEmpty, "spans follow one another inside the text");
                last = span.End;
            }

            Assert.Equal(quote.TextIn(text), string.Join(' ', quote.Spans.Select(span => text[span.Start..span.End])));
            Assert.True(quote.Source is not { } source || source.End <= text.Length);
            Assert.True(quote.Cue is not { } cue || cue.Spans.All(span => span.End <= text.Length && !span.IsEmpty));
        }
    }

    private static void CheckDocument(Document document)
    {
        var last = 0;
        foreach (var token in document.Tokens)
        {
            Assert.True(token.Span.Start >= last && token.Span.End <= document.Text.Length && !token.Span.IsEmpty);
            last = token.Span.End;
        }

        var next = 0;
        foreach (var sentence in document.Sentences)
        {
            Assert.Equal(next, sentence.FirstToken);
            Assert.True(sentence.EndToken > sentence.FirstToken);
            next = sentence.EndToken;
        }

        Assert.Equal(document.Tokens.Count, next);
    }
}
