using System.Text;
using CsCheck;
using Xunit;

namespace StanceML.Tests;

public sealed class SpeakerAttributorTests
{
    private static readonly SpeakerAttributor Attributor = new(ActorDirectory.LoadBuiltIn());

    private static readonly string[] Pieces =
    [
        "Anna Cole ", "said ", "the ", "ministry ", "he ", ", ", ". ", "\"", "\n\n", "Russia ", "'s ", "spokesman ",
        "who ", "for ", "and ", "President ", ": ", "of ", "(", ")", "banner ", "—",
    ];

    public static TheoryData<string> CaseNames() => [.. SpeakerCase.Read("attribution.md").Select(found => found.Name)];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void The_case_is_attributed_as_its_table_says(string name)
    {
        var expected = SpeakerCase.Read("attribution.md").Single(found => found.Name == name);
        var document = DocumentReader.Read(new Article("case", expected.Text));

        var answers = Attributor.Attribute(document, expected.Quotes());

        Assert.Equal(
            expected.Rows.Select(row => $"{row.Quote} | {row.Speaker} | {row.Role} | {row.Actor}"),
            answers.Select((a, i) => $"{expected.Rows[i].Quote} | {a.Speaker?.Name} | {a.Speaker?.Role} | {a.Speaker?.Actor}"));
    }

    [Fact]
    public void The_answer_tells_its_rule()
    {
        const string Text = "Lena Brandt arrived late. She said the road was closed.";
        var document = DocumentReader.Read(new Article("rule", Text));
        var quote = Beside(Text, "the road was closed", "She");

        var answer = Assert.Single(Attributor.Attribute(document, [quote]));

        Assert.Equal(AttributionRule.PronounToMention, answer.Rule);
        Assert.Equal(Find(Text, "She"), Assert.Single(answer.Speaker!.Spans));
    }

    [Fact]
    public void A_cue_without_a_source_finds_the_name_beside_it()
    {
        const string Text = "The road is closed, according to Lena Brandt.";
        var cue = new Cue([Find(Text, "according to")], Framing.Plain);
        var document = DocumentReader.Read(new Article("cue", Text));

        var answer = Assert.Single(Attributor.Attribute(document, [new Quote([Find(Text, "The road is closed")], QuoteKind.Indirect, cue, null)]));

        Assert.Equal("Lena Brandt", answer.Speaker?.Name);
        Assert.Equal(AttributionRule.MentionBesideCue, answer.Rule);
    }

    [Fact]
    public void A_second_verb_after_nor_has_the_first_ones_subject()
    {
        const string Text = "Japan neither confirmed nor denied that the road was closed.";
        var document = DocumentReader.Read(new Article("nor", Text));

        var answer = Assert.Single(Attributor.Attribute(document, [new Quote([Find(Text, "that the road was closed")], QuoteKind.Indirect, new Cue([Find(Text, "denied")], Framing.Plain), null)]));

        Assert.Equal(("Japan", "JP"), (answer.Speaker?.Name, answer.Speaker?.Actor));
    }

    [Fact]
    public void A_question_that_was_asked_has_no_speaker()
    {
        const string Text = "Asked whether Denmark would go, the foreign minister said it was late.";
        var document = DocumentReader.Read(new Article("asked", Text));
        var question = new Quote([Find(Text, "whether Denmark would go")], QuoteKind.Indirect, new Cue([Find(Text, "Asked")], Framing.Plain), null) { IsAsked = true };
        var answer = new Quote([Find(Text, "it was late")], QuoteKind.Indirect, new Cue([Find(Text, "said")], Framing.Plain), Find(Text, "the foreign minister"));

        var answers = Attributor.Attribute(document, [question, answer]);

        Assert.Equal([null, "the foreign minister"], answers.Select(one => one.Speaker?.Name));
        Assert.Null(answers[1].Speaker!.Actor);
    }

    [Fact]
    public void Who_stands_behind_the_cue_is_joined_by_the_rest_of_the_list()
    {
        const string Text = "The road is closed, said Chile, Peru and the African Union.";
        var document = DocumentReader.Read(new Article("joined", Text));
        var quote = new Quote([Find(Text, "The road is closed")], QuoteKind.Indirect, new Cue([Find(Text, "said")], Framing.Plain), Find(Text, "Chile"));

        Assert.Equal("Chile, Peru and the African Union", Assert.Single(Attributor.Attribute(document, [quote])).Speaker?.Name);
    }

    [Fact]
    public void A_second_cue_of_a_sentence_shares_the_first_ones_speaker()
    {
        const string Text = "The road is closed, Lena Brandt said, adding that the bridge is not.";
        var document = DocumentReader.Read(new Article("shared", Text));
        var first = new Quote([Find(Text, "The road is closed")], QuoteKind.Indirect, new Cue([Find(Text, "said")], Framing.Plain), Find(Text, "Lena Brandt"));
        var second = new Quote([Find(Text, "the bridge is not")], QuoteKind.Indirect, new Cue([Find(Text, "adding")], Framing.Plain), null);

        var answers = Attributor.Attribute(document, [first, second]);

        Assert.Equal("Lena Brandt", answers[1].Speaker?.Name);
        Assert.Equal(AttributionRule.SharedSubject, answers[1].Rule);
    }

    [Fact]
    public void Nobody_to_name_is_no_error()
    {
        const string Text = "\"Go away.\"";
        var document = DocumentReader.Read(new Article("none", Text));

        var answer = Assert.Single(Attributor.Attribute(document, [new Quote([new TextSpan(0, Text.Length)], QuoteKind.Direct, null, null)]));

        Assert.Null(answer.Speaker);
        Assert.Equal(AttributionRule.None, answer.Rule);
    }

    [Fact]
    public void Any_text_and_any_quotes_give_one_answer_each_with_spans_inside_the_text() =>
        Gen.Select(RandomText, Gen.Int[0, 1000].Array[0, 12]).Sample(
            (text, cuts) =>
            {
                var document = DocumentReader.Read(new Article("random", text));
                var quotes = QuotesAt(text, cuts);
                var answers = Attributor.Attribute(document, quotes);
                return answers.Count == quotes.Count
                    && answers.All(a => a.Speaker?.Spans.All(span => span.End <= text.Length && !span.IsEmpty) ?? true);
            },
            iter: 2000,
            seed: "0001abcdefgh");

    [Theory]
    [InlineData("Anna Cole said ")]
    [InlineData("the president of the ")]
    [InlineData("Kremlin spokesman, ")]
    [InlineData("\" ")]
    [InlineData("A ")]
    [InlineData("Mr. ")]
    [InlineData("had ")]
    [InlineData("the ")]
    [InlineData("former ")]
    public void Time_grows_no_faster_than_the_text(string piece)
    {
        // Counts answers, not milliseconds: a quadratic search would not end within the test run.
        var text = new StringBuilder().Insert(0, piece, 400_000 / piece.Length).ToString();
        var document = DocumentReader.Read(new Article("long", text));
        var quotes = Enumerable.Range(0, 3900).Select(i => new Quote(
            [new TextSpan(i * 100, (i * 100) + 20)],
            QuoteKind.Direct,
            i % 2 == 0 ? new Cue([new TextSpan((i * 100) + 30, (i * 100) + 34)], Framing.Plain) : null,
            null)).ToList();

        Assert.Equal(quotes.Count, Attributor.Attribute(document, quotes).Count);
    }

    private static Gen<string> RandomText => Gen.OneOf(
        Gen.String,
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 80].Select(string.Concat));

    private static List<Quote> QuotesAt(string text, int[] cuts)
    {
        var quotes = new List<Quote>();
        foreach (var cut in cuts.Where(c => c + 4 < text.Length).Order())
        {
            var source = cut % 3 == 0 && cut > 5 ? new TextSpan(cut - 5, cut - 1) : (TextSpan?)null;
            var cue = cut % 2 == 0 ? new Cue([new TextSpan(cut, cut + 1)], Framing.Plain) : null;
            quotes.Add(new Quote([new TextSpan(cut, cut + 4)], QuoteKind.Mixed, cue, source));
        }

        return quotes;
    }

    private static Quote Beside(string text, string words, string source) =>
        new([Find(text, words)], QuoteKind.Indirect, null, Find(text, source));

    private static TextSpan Find(string text, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(start, start + words.Length);
    }
}
