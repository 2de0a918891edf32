using CsCheck;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class GroupFoldsTests
{
    [Fact]
    public void No_group_stands_in_two_folds() =>
        Gen.Int[0, 20].Array[30, 200].Sample(numbers =>
        {
            var groups = numbers.Select(number => $"g{number}").ToList();
            if (groups.Distinct().Count() < 3)
            {
                return true;
            }

            var folds = GroupFolds.Cut(groups, 3, seed: 1);
            return groups.Zip(folds).GroupBy(pair => pair.First).All(group => group.Select(pair => pair.Second).Distinct().Count() == 1)
                && folds.Distinct().Count() == 3;
        });

    [Fact]
    public void Fewer_groups_than_folds_is_refused() =>
        Assert.Contains("found 2 groups", Assert.Throws<ArgumentException>(() => GroupFolds.Cut(["a", "b", "a"], 3, 1)).Message, StringComparison.Ordinal);
}
