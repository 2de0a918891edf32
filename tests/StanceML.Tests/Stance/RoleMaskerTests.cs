using Xunit;

namespace StanceML.Tests;

public sealed class RoleMaskerTests
{
    private static readonly StatementEncoder Encoder = StatementEncoder.BuiltIn();

    [Theory]
    [InlineData("Norway and Serbia spoke of Kosovo and of Abkhazia.", "kosovo", null, "Norway=Actor Serbia=Parent Kosovo=Target Abkhazia=Other")]
    [InlineData("Norway and Serbia spoke of Kosovo and of Abkhazia.", "abkhazia", "NO", "Norway=Speaker Serbia=Actor Kosovo=Other Abkhazia=Target")]
    public void Each_name_gets_the_role_it_plays_for_the_target(string text, string target, string? speaker, string expected)
    {
        var mentions = Encoder.Read(DocumentReader.Read(new Article("a", text)));
        var marks = RoleMasker.Mark(mentions, new TextSpan(0, text.Length), Encoder.Catalogue.Find(target), speaker, told: []);
        Assert.Equal(expected, string.Join(' ', marks.Select(mark => $"{mark.Span.Of(text)}={mark.Role}")));
    }

    [Fact]
    public void Where_the_target_is_named_in_told_words_alone_the_others_still_point_back()
    {
        const string text = "He told us that Kosovo was free, and the province has our sympathy.";
        var mentions = Encoder.Read(DocumentReader.Read(new Article("a", text)));
        var named = text.IndexOf("Kosovo", StringComparison.Ordinal);
        Assert.DoesNotContain("province=Target", Marked(), StringComparison.Ordinal);
        Assert.Contains("province=Target", Marked(new TextSpan(named, named + "Kosovo was free".Length)), StringComparison.Ordinal);

        string Marked(params TextSpan[] told) => string.Join(' ', RoleMasker.Mark(mentions, new TextSpan(0, text.Length), Encoder.Catalogue.Find("kosovo"), null, told).Select(mark => $"{mark.Span.Of(text)}={mark.Role}"));
    }

    [Fact]
    public void Marks_never_overlap()
    {
        const string text = "The Republic of Kosovo's Kosovar government, the Serbian Orthodox Church and the People's Republic of China met.";
        var mentions = Encoder.Read(DocumentReader.Read(new Article("a", text)));
        foreach (var target in Encoder.Catalogue.Targets)
        {
            var marks = RoleMasker.Mark(mentions, new TextSpan(0, text.Length), target, null, told: []);
            Assert.All(marks.Zip(marks.Skip(1)), pair => Assert.True(pair.First.Span.End <= pair.Second.Span.Start));
        }
    }
}
