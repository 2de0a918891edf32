using CsCheck;
using Xunit;

namespace StanceML.Tests;

public sealed class TargetDetectorTests
{
    private static readonly TargetDetector Detector = new(TargetCatalogue.ReadBuiltIn());

    [Theory]
    [InlineData("Malta will not recognise Kosovo this year.", "kosovo", "Kosovo")]
    [InlineData("KOSOVO WAITS FOR MALTA", "kosovo", "KOSOVO")]
    [InlineData("Kosovo's flag was raised.", "kosovo", "Kosovo")]
    [InlineData("a pro-Kosovo rally", "kosovo", "Kosovo")]
    [InlineData("The South-Ossetia question", "south-ossetia", "South-Ossetia")]
    [InlineData("voters in South\nOssetia", "south-ossetia", "South\nOssetia")]
    [InlineData("They met Juan Guaidó.", "guaido", "Juan Guaidó")]
    [InlineData("They met Juan Guaido.", "guaido", "Juan Guaido")]
    [InlineData("the Turkish - Cypriot leaders", "northern-cyprus", "Turkish - Cypriot")]
    [InlineData("the Democratic People’s Republic of Korea", "north-korea", "Democratic People’s Republic of Korea")]
    [InlineData("the one-China principle", "taiwan", "one-China principle")]
    [InlineData("a two-State solution", "palestine", "two-State solution")]
    [InlineData("Security Council resolution 1244 stays", "kosovo", "resolution 1244")]
    public void A_name_is_found_in_its_spellings(string text, string id, string words) =>
        Assert.Contains(Found(text), mention => mention.Id == id && mention.Words == words);

    [Theory]
    [InlineData("China raised its tariffs.", "prc")]
    [InlineData("The Georgia senate race", "abkhazia")]
    [InlineData("the kosovo of memory", "kosovo")]
    [InlineData("Kosovoism", "kosovo")]
    [InlineData("voters in South\n\nOssetia", "south-ossetia")]
    [InlineData("The People's Republic of China voted.", "taiwan")]
    [InlineData("Serbia and Belgrade", "kosovo")]
    [InlineData("The NUG leaf", "myanmar-nug")]
    [InlineData("Venezuela plays Peru", "guaido")]
    public void What_is_another_thing_is_not_found(string text, string id) =>
        Assert.DoesNotContain(Found(text), mention => mention.Id == id && mention.Role != MentionRole.Parent);

    [Fact]
    public void Each_mention_says_its_role()
    {
        var found = Found("Belgrade cites resolution 1244 against Pristina, the Kosovo government.").Where(mention => mention.Id == "kosovo");
        Assert.Equal(
            [("Belgrade", MentionRole.Parent), ("resolution 1244", MentionRole.Term), ("Pristina", MentionRole.Claimant), ("Kosovo", MentionRole.Claimant)],
            found.Select(mention => (mention.Words, mention.Role)));
    }

    [Fact]
    public void A_surname_counts_after_the_full_name_only()
    {
        const string text = "Talat arrived early. Then Mehmet Ali Talat, the Turkish Cypriot leader, spoke, and Talat left.";
        var found = Found(text).Where(mention => mention.Words.Contains("Talat", StringComparison.Ordinal));
        Assert.Equal(["Mehmet Ali Talat", "Talat"], found.Select(mention => mention.Words));
    }

    [Fact]
    public void A_short_acronym_counts_in_company()
    {
        Assert.Empty(Found("The TNC met on Monday."));
        Assert.Contains(Found("The TNC met in Libya on Monday."), mention => mention is { Id: "libya-ntc", Words: "TNC" });
    }

    [Fact]
    public void The_country_of_rival_governments_counts_beside_their_names()
    {
        var found = Found("Venezuela has two presidents, and Nicolás Maduro is the older.");
        Assert.Contains(found, mention => mention is { Id: "maduro", Words: "Venezuela", Role: MentionRole.Term });
    }

    [Fact]
    public void Rivals_are_each_others_parent_side()
    {
        var found = Found("Not Maduro but Juan Guaidó is president, they say.");
        Assert.Contains(found, mention => mention is { Id: "guaido", Words: "Maduro", Role: MentionRole.Parent });
        Assert.Contains(found, mention => mention is { Id: "maduro", Words: "Juan Guaidó", Role: MentionRole.Parent });
    }

    [Fact]
    public void One_span_may_belong_to_several_questions()
    {
        var found = Found("The Donbas will wait.");
        Assert.Equal(["donetsk", "luhansk"], found.Select(mention => mention.Id));
    }

    [Fact]
    public void Mentions_come_in_text_order_and_lie_in_the_text() =>
        Gen.Select(Gen.OneOf("Kosovo", "South", "Ossetia", "’s", "'", "-", " ", "\n", "\r\n\n", "U.S.", "é", "\u0301", "\ud83d", "\ude00", "Mr.", "of", "ÇA", "ﬁ", "Republic", "China"), Gen.Int[0, 1])
            .Array[0, 40].Sample(parts =>
            {
                var text = string.Concat(parts.Select(part => part.Item1 + (part.Item2 == 0 ? "" : " ")));
                var mentions = Detector.Detect(text);
                Assert.All(mentions, mention => Assert.InRange(mention.Span.End, mention.Span.Start + 1, text.Length));
                Assert.Equal(mentions.OrderBy(mention => mention.Span.Start).Select(mention => mention.Span.Start), mentions.Select(mention => mention.Span.Start));
            });

    [Fact]
    public void Any_text_is_read_without_fault() =>
        Gen.String.Sample(text => Assert.All(Detector.Detect(text), mention => Assert.InRange(mention.Span.End, 0, text.Length)));

    [Fact]
    public void A_word_longer_than_any_name_is_no_name() =>
        Assert.Single(Detector.Detect(new string('K', 1_000_000) + " Kosovo"));

    private static (string Id, string Words, MentionRole Role)[] Found(string text) =>
        [.. Detector.Detect(text).Select(mention => (mention.Target.Id, mention.Span.Of(text).ToString(), mention.Role))];
}
