using System.Globalization;
using CsCheck;
using Xunit;

namespace StanceML.Tests;

/// <summary>
/// News and nonsense strung together, through reading, extraction and attribution, by the rules alone and with a tagger that
/// cuts by chance. 2,000 texts; <c>STANCEML_FUZZ_ITERATIONS</c> asks for more, <c>CsCheck_Seed</c> for one again.
/// </summary>
public sealed class QuoteFuzzTests
{
    private static readonly long Iterations =
        long.TryParse(Environment.GetEnvironmentVariable("STANCEML_FUZZ_ITERATIONS"), CultureInfo.InvariantCulture, out var asked) ? asked : 2_000;

    private static readonly SpeakerAttributor Speakers = new(ActorDirectory.LoadBuiltIn());

    private static readonly (QuoteExtractor Extractor, QuoteModel? Model)[] Extractors =
        [.. new[] { null, ToyTagger.Model(seed: 1), ToyTagger.Model(seed: 2, ToyTagger.Eager) }.Select(model => (new QuoteExtractor(model), model))];

    private static readonly Gen<string> Snippets = Gen.OneOf(
        OneOf("\"", "“", "”", "'", "‘", "’", "''", "``", "«", "»", "„", "‹", "「", "」", "“‘", "’”", ",”", ".\"", "\"\""),
        OneOf("Ilse Brandt", "Mr. Okafor", "the Foreign Ministry", "Karl Moss, a spokesman for Serbia,", "She", "he", "they", "who", "I", "the U.N.", "Okafor's", "BRANDT:", "Q:", "A:", "both sides", "one of them"),
        OneOf(" said ", " says ", " said that ", " told reporters ", " denied ", " called it ", " according to ", " accused ", " of ", " was quoted as saying ", " urged ", " to ", ", adding ", " as saying ", " asked whether ", " claim ", " – ", " welcomed "),
        OneOf("the talks had failed", "we will never recognise Kosovo", "a farce", "it rained on Monday", "that", "and", "not", "in 2026", "1,244.5", "independence", "Said", "days away"),
        OneOf(",", ".", "!", "?", ":", ";", "…", "--", "—", "(", ")", "[", "]", "{", "}", "/", "•", "*", "# ", "> "),
        OneOf(" ", "  ", "\n", "\r\n", "\n\n", "\t", "\u00A0", "\u2028"),
        OneOf("\uD800", "\uDC00", "\u202E", "\u2066", "\u0301", "\u200D", "\uFEFF", "\0", "🙂", "👩‍👧", "日本", "שלום", "ﬁ", "İ", "ß"));

    [Fact]
    public void Nothing_that_a_text_may_hold_breaks_an_answer() =>
        Gen.OneOf(Snippets.List[0, 80].Select(parts => string.Concat(parts)), Snippets.List[0, 40].Select(parts => string.Join(' ', parts)))
            .Sample(text => Assert.All(Extractors, one => Check(text, one.Extractor, one.Model)), iter: Iterations);

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static void Check(string text, QuoteExtractor extractor, QuoteModel? model)
    {
        var document = DocumentReader.Read(new Article("fuzz", text));
        var tagged = new TaggedDocument(document);
        var quotes = extractor.Extract(document);
        var last = 0;
        foreach (var quote in quotes)
        {
            Assert.NotEmpty(quote.Spans);
            foreach (var span in quote.Spans)
            {
                Assert.True(span.Start >= last && span.End <= text.Length && !span.IsEmpty, "spans follow one another inside the text and share nothing");
                last = span.End;
            }

            Assert.Equal(model is null, quote.Probability is null);
            Assert.True(quote.Probability is null or (>= 0 and <= 1));
            Assert.All([.. quote.Cue?.Spans ?? [], .. quote.Source is { } source ? [source] : Array.Empty<TextSpan>()], span => Assert.True(span.End <= text.Length && !span.IsEmpty));
            CheckKind(tagged, quote);
        }

        CheckSpeakers(text, quotes, Speakers.Attribute(document, quotes));
        CheckStatements(text, document, quotes);
    }

    /// <summary>The words of a direct quote all stand in marks, of an indirect one none, of a mixed one some.</summary>
    private static void CheckKind(TaggedDocument tagged, Quote quote)
    {
        var (inside, outside) = (0, 0);
        foreach (var span in quote.Spans)
        {
            for (var t = tagged.Document.TokenAt(span.Start); t < tagged.Tokens.Length && tagged.Tokens[t].Span.Start < span.End; t++)
            {
                inside += tagged.InRegion(t) ? 1 : 0;
                outside += !tagged.InRegion(t) && !tagged.Is(t, WordClasses.AnyMark) ? 1 : 0;
            }
        }

        Assert.Equal(quote.Kind != QuoteKind.Indirect, inside > 0);
        Assert.True(quote.Kind != QuoteKind.Direct || outside == 0, "a direct quote has no word outside its marks");
        Assert.True(quote.Kind != QuoteKind.Mixed || outside > 0, "a mixed quote has words outside its marks");
    }

    private static void CheckSpeakers(string text, IReadOnlyList<Quote> quotes, IReadOnlyList<Attribution> attributions)
    {
        Assert.Equal(quotes, attributions.Select(attribution => attribution.Quote));
        foreach (var attribution in attributions)
        {
            Assert.Equal(attribution.Speaker is null, attribution.Rule == AttributionRule.None);
            Assert.True(attribution.Speaker is null || attribution.Probability is >= 0 and <= 1);
            Assert.True(attribution.Speaker is null || attribution.Speaker.Spans.All(span => span.End <= text.Length && !span.IsEmpty));
        }
    }

    private static void CheckStatements(string text, Document document, IReadOnlyList<Quote> quotes)
    {
        var last = 0;
        foreach (var span in new StatementQuotes(0.5).Choose(document, quotes).SelectMany(quote => quote.Spans))
        {
            Assert.True(span.Start >= last && span.End <= text.Length, "statements follow one another and share nothing");
            last = span.End;
        }
    }
}
