using Xunit;

namespace StanceML.Tests;

public sealed class SentenceCasesTests
{
    public static TheoryData<MarkdownCase> Cases() => [.. MarkdownCase.ReadAll("sentences.md")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_sentences_are_those_of_the_table(MarkdownCase given)
    {
        var document = DocumentReader.Read(new Article("case", given.Text));
        Assert.Equal(given.Table.Skip(1).Select(row => row[0]), document.Sentences.Select(sentence => sentence.Span.Of(given.Text).ToString()));
    }
}
