using Xunit;

namespace StanceML.Tests;

public sealed class FreeTargetTests
{
    private static readonly StatementEncoder Encoder = StatementEncoder.BuiltIn();

    [Theory]
    [InlineData("We will use it with care.", "US", false)]
    [InlineData("The US will wait.", "US", true)]
    [InlineData("They aim at reform.", "AI", false)]
    [InlineData("Vote for #Okafor now.", "Okafor", true)]
    [InlineData("Wind turbines are loud.", "wind turbine", true)]
    [InlineData("Iranian ships left.", "ran", false)]
    public void A_target_outside_the_catalogue_is_looked_for_as_words(string text, string target, bool isFound)
    {
        var features = new FeatureVector();
        Encoder.Fill(text, target, null, features);
        Assert.Equal(isFound, features.Read.Any(unit => unit.Role == WordRole.Target));
    }
}
