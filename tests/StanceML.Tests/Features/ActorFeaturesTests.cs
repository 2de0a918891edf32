using Xunit;

namespace StanceML.Tests;

public sealed class ActorFeaturesTests
{
    private const string Text = "We shall see what becomes of it.";

    private static readonly StatementEncoder Encoder = StatementEncoder.BuiltIn();

    [Fact]
    public void An_unknown_actor_adds_nothing() => Assert.Empty(AddedBy(null, "kosovo"));

    [Fact]
    public void What_an_actor_adds_comes_from_no_word()
    {
        var added = AddedBy("DE", "kosovo");
        Assert.Equal(3, added.Count);
        Assert.All(added, feature => Assert.Equal(feature.FirstUnit, feature.EndUnit));
    }

    [Theory]
    [InlineData("kosovo", "kosovo", "somaliland", "somaliland")]
    [InlineData("RS", "kosovo", "SO", "somaliland")]
    [InlineData("DE", "kosovo", "RS", "somaliland")]
    [InlineData("the bridge club", "the bridge club", "kosovo", "kosovo")]
    public void Two_actors_who_stand_alike_to_their_targets_share_that_alone(string actor, string target, string otherActor, string otherTarget) =>
        Assert.Single(Buckets(actor, target).Intersect(Buckets(otherActor, otherTarget)));

    [Theory]
    [InlineData("kosovo", "kosovo", "RS", "kosovo")]
    [InlineData("RS", "kosovo", "DE", "kosovo")]
    [InlineData("the bridge club", "the bridge club", "the ferry club", "the bridge club")]
    public void Two_actors_who_stand_otherwise_share_nothing(string actor, string target, string otherActor, string otherTarget) =>
        Assert.Empty(Buckets(actor, target).Intersect(Buckets(otherActor, otherTarget)));

    [Fact]
    public void An_actor_is_known_again_on_another_target() => Assert.Equal(2, Buckets("DE", "kosovo").Intersect(Buckets("DE", "somaliland")).Count());

    private static IEnumerable<int> Buckets(string actor, string target) => AddedBy(actor, target).Select(feature => feature.Bucket);

    private static List<FeatureVector.Feature> AddedBy(string? actor, string target)
    {
        var (words, both) = (new FeatureVector(), new FeatureVector());
        Encoder.Fill(Text, target, null, words);
        Encoder.Fill(Text, target, null, both, new SeenBeside(actor, null));
        Assert.Equal(words.Hashed.ToArray(), both.Hashed[..words.Count].ToArray());
        Assert.Equal(words.Dense, both.Dense);
        return [.. both.Hashed[words.Count..]];
    }
}
