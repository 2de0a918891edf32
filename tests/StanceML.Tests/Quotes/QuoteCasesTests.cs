using Xunit;

namespace StanceML.Tests;

public sealed class QuoteCasesTests
{
    private const string Parts = " [...] ";

    private static readonly string[] Files = ["direct-quotes.md", "mixed-quotes.md", "indirect-quotes.md", "attitudes.md", "not-quotes.md", "framing.md"];

    public static TheoryData<MarkdownCase> Cases() => [.. Files.SelectMany(MarkdownCase.ReadAll)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_quotes_are_those_of_the_table(MarkdownCase given)
    {
        var quotes = new QuoteExtractor().Extract(DocumentReader.Read(new Article("case", given.Text)));
        var found = quotes.Select(quote => Row(given.Table[0], quote, given.Text));
        Assert.Equal(given.Table.Skip(1).Select(row => string.Join(" | ", row)), found);
    }

    private static string Row(string[] columns, Quote quote, string text) => string.Join(" | ", columns.Select(column => column switch
    {
        "quote" => string.Join(Parts, quote.Spans.Select(span => span.Of(text).ToString())),
        "speaker" => Speaker(quote, text),
        "kind" => quote.Kind.ToString().ToLowerInvariant(),
        "framing" => quote.Cue?.Framing.ToString().ToLowerInvariant() ?? "",
        "cue" => quote.Cue is { } cue ? string.Join(Parts, cue.Spans.Select(span => span.Of(text).ToString())) : "",
        _ => throw new InvalidOperationException($"No such column: {column}"),
    }));

    private static string Speaker(Quote quote, string text) => quote.Source is { } source ? source.Of(text).ToString() : "";
}
