using System.Runtime.Intrinsics;
using CsCheck;
using Xunit;

namespace StanceML.Tests;

public sealed class WeightTableTests
{
    private const int Bits = 6;

    private static readonly Gen<int[]> Features = Gen.Int[0, (1 << Bits) - 1].Array[0, 60];

    [Fact]
    public void One_answer_is_the_plain_sum() =>
        Gen.Select(Steps(1), Features).Sample((steps, features) =>
            Assert.Equal(Sum(steps, 1, 0, features), new WeightTable(steps, 1, 0.25f).Score(features)));

    [Fact]
    public void Four_answers_are_the_plain_sums() =>
        Gen.Select(Steps(4), Features).Sample((steps, features) =>
        {
            var scores = new WeightTable(steps, 4, 0.25f).ScoreFour(features);
            Assert.All(Enumerable.Range(0, 4), answer => Assert.Equal(Sum(steps, 4, answer, features), scores[answer]));
        });

    [Fact]
    public void Sixteen_answers_are_the_plain_sums() =>
        Gen.Select(Steps(16), Features).Sample((steps, features) =>
        {
            var scores = new Vector128<float>[4];
            new WeightTable(steps, 16, 0.25f).ScoreSixteen(features, scores);
            Assert.All(Enumerable.Range(0, 16), answer => Assert.Equal(Sum(steps, 16, answer, features), scores[answer / 4][answer % 4]));
        });

    [Fact]
    public void A_table_of_exact_weights_is_nowhere_farther_off_than_half_a_step() =>
        Gen.Float[-3, 3].Array[1 << Bits].Sample(weights =>
        {
            var table = WeightTable.Of(weights, 1);
            Assert.Equal(Bits, table.Bits);
            Assert.All(Enumerable.Range(0, weights.Length), i => Assert.Equal(weights[i], table.Score([i]), 0.501 * table.Scale));
        });

    [Fact]
    public void A_table_of_zeros_has_a_scale_that_a_file_may_hold() => Assert.True(WeightTable.Of(new float[4], 1).Scale > 0);

    private static Gen<sbyte[]> Steps(int width) => Gen.SByte.Array[(1 << Bits) * width];

    // Quarters and small sums are exact in floats.
    private static float Sum(sbyte[] steps, int width, int answer, int[] features) => features.Sum(feature => steps[(feature * width) + answer]) * 0.25f;
}
