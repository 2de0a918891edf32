using CsCheck;
using StanceML.Hosts.Tests.Serve;

namespace StanceML.Hosts.Tests.Analysis;

/// <summary>What must hold for any text at all, with the shipped models.</summary>
public sealed class AnalyzerPropertyTests
{
    private static readonly string[] Pieces =
    [
        "Kosovo", "the Foreign Ministry", "Serbia's", "recognise", "“", "”", "\"", "'", "«", "»", "said", "according to", "he", ", ", ". ", "\n\n", "not",
        "independence", "Mr. Okafor", "warned against", "—", "…", "U.N.", "they", "the province", "\u202e", "\ud83d", "e\u0301", "\0", "would", "1244", "(", ")",
    ];

    private static readonly Gen<string> Soup =
        Gen.Frequency((6, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])), (1, Gen.String[1, 4]), (1, Gen.Const(" "))).Array[0, 120].Select(pieces => string.Join(pieces.Length % 2 == 0 ? " " : "", pieces));

    [Fact]
    public void Every_span_lies_inside_the_text_and_says_what_the_record_says() =>
        Soup.Sample(
            text =>
            {
                foreach (var record in RealAnalyzer.Instance.Analyze(new Article("soup", text)).ToRecords())
                {
                    Assert.Equal(string.Join(' ', record.Spans.Select(span => text[span[0]..span[1]])), record.Text);
                    Assert.All(record.Evidence, evidence => Assert.Equal(text[evidence.Span[0]..evidence.Span[1]], evidence.Text));
                    Assert.All(record.Targets, target => Assert.Equal(1, target.Probabilities.Values.Sum(), 3));
                }
            },
            iter: 2_000);

    [Fact]
    public void Numbers_run_from_one_in_text_order() =>
        Soup.Sample(
            text =>
            {
                var statements = RealAnalyzer.Instance.Analyze(new Article("soup", text)).Statements;
                Assert.Equal(Enumerable.Range(1, statements.Count), statements.Select(statement => statement.Number));
                Assert.Equal(statements.Select(s => s.Attribution.Quote.Start).Order(), statements.Select(s => s.Attribution.Quote.Start));
            },
            iter: 500);

    [Fact]
    public void An_article_behind_another_is_taken_apart_as_if_alone()
    {
        const string first = "OSLO (AP) — \"We recognise Kosovo as a state,\" Norwegian Foreign Minister Kari Lund said on Monday. \"It is done.\"";
        const string second = "The spokesman, Idris Bello, said Somaliland would never be recognised by his government.";
        var alone = RealAnalyzer.Instance.Analyze(new Article("b", second), TestContext.Current.CancellationToken).ToRecords();
        var behind = RealAnalyzer.Instance.Analyze(new Article("ab", $"{first}\n\n{second}"), TestContext.Current.CancellationToken).ToRecords().Where(record => record.Spans[0][0] > first.Length).ToList();
        Assert.NotEmpty(alone);
        Assert.Equal(alone.Select(record => (record.Text, record.Kind, record.Speaker?.Name)), behind.Select(record => (record.Text, record.Kind, record.Speaker?.Name)));
    }

    [Fact]
    public void Threads_share_one_analyzer()
    {
        const string text = "\"We will never recognise Kosovo,\" President Ada Stone said. She warned against “separatism”.";
        var alone = Describe(text);
        Parallel.For(0, 64, _ => Assert.Equal(alone, Describe(text)));
    }

    private static string Describe(string text) => string.Join('\n', RealAnalyzer.Instance.Analyze(new Article("a", text)).ToRecords()
        .Select(record => $"{record.Text}|{record.Speaker?.Name}|{string.Join(',', record.Targets.Select(target => $"{target.Id}:{target.Stance}"))}"));
}
