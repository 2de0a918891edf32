using Xunit;

namespace StanceML.Tests;

public sealed class StatementFeaturesTests
{
    private static readonly StatementEncoder Encoder = StatementEncoder.BuiltIn();

    [Fact]
    public void The_name_of_the_target_is_never_seen() =>
        Assert.Equal(Features("We will recognise Kosovo next week.", "kosovo"), Features("We will recognise Somaliland next week.", "somaliland"));

    [Fact]
    public void The_name_of_the_parent_is_never_seen() =>
        Assert.Equal(Features("Serbia cannot forbid it.", "kosovo"), Features("Somalia cannot forbid it.", "somaliland"));

    [Fact]
    public void The_same_words_look_different_from_two_targets()
    {
        const string text = "Abkhazia has a better case than Kosovo.";
        Assert.NotEqual(Features(text, "abkhazia"), Features(text, "kosovo"));
    }

    [Fact]
    public void A_negated_verb_is_another_feature_than_the_plain_one()
    {
        var plain = Features("They recognise Kosovo.", "kosovo");
        var negated = Features("They never recognise Kosovo.", "kosovo");
        Assert.True(negated.Split(' ').Except(plain.Split(' ')).Count() > 10);
    }

    [Fact]
    public void Two_negators_over_a_verb_are_counted()
    {
        var vector = new FeatureVector();
        Encoder.Fill("They refuse to deny recognition.", "kosovo", null, vector);
        var negatedAct = StatementFeatures.DenseNames.ToList().IndexOf("negated-act");
        Assert.Equal(0, vector.Dense[negatedAct]);
        Encoder.Fill("They refuse recognition.", "kosovo", null, vector);
        Assert.Equal(1, vector.Dense[negatedAct]);
    }

    [Fact]
    public void A_target_outside_the_catalogue_is_found_by_its_words()
    {
        var role = StatementFeatures.DenseNames.ToList().IndexOf("role-Target");
        var vector = new FeatureVector();
        Encoder.Fill("Nuclear power is safe, and nuclear power is cheap.", "nuclear power", null, vector);
        Assert.Equal(2, vector.Dense[role]);
    }

    [Theory]
    [InlineData("Nuclear power is safe.", 1f)]
    [InlineData("Nuclear plants are safe.", 0.5f)]
    [InlineData("A nuclear POWERED ship sank.", 1f)]
    [InlineData("The school is safe.", 0f)]
    public void How_much_of_a_free_target_the_statement_names_is_counted(string text, float share)
    {
        var vector = new FeatureVector();
        Encoder.Fill(text, "nuclear power", null, vector);
        Assert.Equal(share, DenseFeatures.TargetShare(vector.Dense));
    }

    [Fact]
    public void The_same_words_toward_two_free_targets_share_some_features_and_not_others()
    {
        var one = Features("It is safe and cheap.", "nuclear power").Split(' ');
        var other = Features("It is safe and cheap.", "wind power").Split(' ');
        Assert.NotEmpty(one.Intersect(other));
        Assert.NotEmpty(one.Except(other));
    }

    [Fact]
    public void A_rated_word_counts_where_it_stands_to_the_target_and_is_turned_over_by_a_negation()
    {
        Assert.True(Dense("Kosovo is a disaster.", "rated-negative-near-target") > 0);
        Assert.Equal(0, Dense("A disaster struck the coast, and for three long weeks nobody wrote a word about Kosovo.", "rated-negative-near-target"));
        Assert.True(Dense("Kosovo is never a disaster.", "valence") > 0);
    }

    private static float Dense(string text, string name)
    {
        var vector = new FeatureVector();
        Encoder.Fill(text, "kosovo", null, vector);
        return vector.Dense[StatementFeatures.DenseNames.ToList().IndexOf(name)];
    }

    [Fact]
    public void Buckets_ascend_and_stand_once()
    {
        var vector = new FeatureVector();
        Encoder.Fill("The state of the state is the state of the union.", "palestine", null, vector);
        var (buckets, values) = vector.ToSparse();
        Assert.Equal(buckets.Distinct().Order(), buckets);
        Assert.Equal(buckets.Length, values.Length);
        Assert.All(buckets, bucket => Assert.InRange(bucket, 0, StatementFeatures.BucketCount - 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud800 lone \udc00 surrogates")]
    [InlineData("””””““““''''")]
    public void Odd_texts_have_features_too(string text) => Assert.NotNull(Features(text, "kosovo"));

    [Fact]
    public void A_statement_without_end_is_read_up_to_a_bound()
    {
        var vector = new FeatureVector();
        Encoder.Fill(string.Join(' ', Enumerable.Repeat("recognise", 200_000)), "kosovo", null, vector);
        Assert.Equal(UnitReader.MaxUnits, vector.Units.Count);
    }

    private static string Features(string text, string target)
    {
        var vector = new FeatureVector();
        Encoder.Fill(text, target, null, vector);
        var (buckets, values) = vector.ToSparse();
        return string.Join(' ', buckets.Zip(values, (bucket, value) => FormattableString.Invariant($"{bucket}:{value:0.0000}")));
    }
}
