using CsCheck;
using Xunit;

namespace StanceML.Tests;

public sealed class FormLinesTests
{
    [Fact]
    public void Each_form_finds_the_rest_of_its_line_and_no_other_word_finds_any() =>
        Gen.Char['a', 'e'].Array[1, 4].Select(letters => new string(letters)).HashSet[0, 200].Sample(forms =>
        {
            var listed = forms.Where(form => form.Length != 3).ToList();
            var lines = new FormLines(string.Concat(listed.Select((form, i) => $"{form} n{i} v\n")));
            Assert.Equal(listed, lines.Forms.Select(form => form.Of(lines.Text).ToString()));
            Assert.All(listed, (form, i) => Assert.Equal($"n{i} v", lines.Find(form).ToString()));
            Assert.All(forms.Except(listed), form => Assert.True(lines.Find(form).IsEmpty));
        });

    [Fact]
    public void Comments_and_endings_are_no_forms()
    {
        var lines = new FormLines("# of words\n-ly rb 70\nsoon rb 60\n");
        Assert.Equal("rb 60", lines.Find("soon").ToString());
        Assert.True(lines.Find("-ly").IsEmpty);
        Assert.Single(lines.Forms);
    }

    [Fact]
    public void A_list_without_a_line_knows_no_form() => Assert.True(new FormLines("").Find("word").IsEmpty);
}
