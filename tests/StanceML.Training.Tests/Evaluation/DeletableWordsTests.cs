using Xunit;

namespace StanceML.Training.Tests;

public sealed class DeletableWordsTests
{
    private const string Text = "We shall never, ever recognise Kosovo as a state, he said.";

    private static readonly DeletableWords Words = Read(Text);

    [Theory]
    [InlineData("Kosovo", 0)]
    [InlineData("recognise Kosovo as", 2)]
    [InlineData("never, ever", 2)]
    public void The_target_and_marks_are_no_words_to_delete(string span, int count) => Assert.Equal(count, Words.CountIn(At(span)));

    [Fact]
    public void Of_a_span_around_the_target_only_the_target_stays() =>
        Assert.Equal(["recognise ", " as", "said"], Words.Parts([At("said"), At("recognise Kosovo as")]).Select(part => part.Of(Text).ToString()));

    [Fact]
    public void Drawn_runs_have_as_many_words_and_keep_apart()
    {
        var random = new Random(1);
        var evidence = At("never");
        for (var draw = 0; draw < 50; draw++)
        {
            var runs = Words.Draw([1, 3], [evidence], random);
            Assert.NotNull(runs);
            Assert.Equal([3, 1], runs.Select(Words.CountIn));
            Assert.All(runs, run => Assert.False(run.Overlaps(evidence) || run.Overlaps(At("Kosovo"))));
            Assert.False(runs[0].Overlaps(runs[1]));
        }
    }

    [Fact]
    public void A_run_longer_than_any_stretch_between_the_target_and_the_evidence_has_no_room() =>
        Assert.Null(Words.Draw([6], [At("never")], new Random(1)));

    private static TextSpan At(string part)
    {
        var start = Text.IndexOf(part, StringComparison.Ordinal);
        return new TextSpan(start, start + part.Length);
    }

    private static DeletableWords Read(string text)
    {
        var features = new FeatureVector();
        Toy.Encoder.Fill(text, "kosovo", null, features);
        return new DeletableWords(features);
    }
}
