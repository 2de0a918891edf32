using Xunit;

namespace StanceML.Training.Tests;

public sealed class HeldOutPartTests
{
    private static readonly IReadOnlyList<Example> Training = new ExampleMaker(Toy.Encoder).Make(TaskDefinition.Stance, Toy.Rows);

    [Fact]
    public void Each_question_is_a_part_of_its_own()
    {
        var parts = HeldOutPart.Cut(["taiwan", "kosovo", "taiwan"], Training, least: 1);
        Assert.Equal(["kosovo", "taiwan"], parts.Select(part => part.Name));
        Assert.Equal([[1], [0, 2]], parts.Select(part => part.Rows));
    }

    [Fact]
    public void Small_questions_are_joined_in_name_order_until_they_have_enough_rows()
    {
        var parts = HeldOutPart.Cut(["abkhazia", "kosovo", "kosovo", "palestine", "somaliland", "taiwan"], Training, least: 2);
        Assert.Equal(
            ["kosovo", "abkhazia palestine", "somaliland taiwan"],
            parts.Select(part => string.Join(' ', part.Questions.Order(StringComparer.Ordinal))));
        Assert.Equal(6, parts.SelectMany(part => part.Rows).Distinct().Count());
    }

    [Fact]
    public void A_part_holds_rows_by_group_and_by_target()
    {
        var part = HeldOutPart.Cut(["kosovo"], Training, least: 1)[0];
        var kosovo = Training.First(example => example.Group == "kosovo");
        var other = Training.First(example => example.Group == "taiwan");
        Assert.True(part.Holds(kosovo));
        Assert.True(part.Holds(kosovo with { Group = "an-article" }));
        Assert.True(part.Holds(other with { Group = "kosovo" }));
        Assert.False(part.Holds(other));
    }
}
