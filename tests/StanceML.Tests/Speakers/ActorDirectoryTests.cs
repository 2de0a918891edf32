using System.Text;
using Xunit;

namespace StanceML.Tests;

public sealed class ActorDirectoryTests
{
    private static readonly ActorDirectory BuiltIn = ActorDirectory.LoadBuiltIn();

    [Theory]
    [InlineData("the Russian Federation", "RU")]
    [InlineData("North Korean envoys", "KP")]
    [InlineData("Foggy Bottom", "US")]
    [InlineData("the Quai d’Orsay", "FR")]
    [InlineData("South\nOssetia", "south-ossetia")]
    [InlineData("South\r\n  Ossetia", "south-ossetia")]
    [InlineData("South\u00A0Ossetia", "south-ossetia")]
    [InlineData("the U.N.", "UN")]
    [InlineData("the Democratic Republic of the Congo", "CD")]
    [InlineData("the Republic of the Congo", "CG")]
    [InlineData("Papua New Guinea", "PG")]
    [InlineData("Brussels", "EU")]
    [InlineData("Nicolás Maduro", "VE")]
    [InlineData("Bogota’s", "CO")]
    [InlineData("Bogotá", "CO")]
    [InlineData("Nicola\u0301s Maduro", "VE")]
    [InlineData("Bogota\u0301's", "CO")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Turkiye", "TR")]
    [InlineData("Co\u0302te d’Ivoire", "CI")]
    [InlineData("Peru\u0301", "PE")]
    [InlineData("İran", "IR")]
    [InlineData("São Tomé", "ST")]
    [InlineData("Nigérien", "NE")]
    [InlineData("İlham Aliyev", "AZ")]
    public void A_form_names_its_actor(string text, string id) =>
        Assert.Equal(id, Assert.Single(BuiltIn.Find(text)).Actor.Id);

    [Theory]
    [InlineData("Latin America")]
    [InlineData("chad")]
    [InlineData("Russiagate")]
    [InlineData("South\n\nOssetia")]
    [InlineData("Tōgō")]
    [InlineData("Öman")]
    [InlineData("Jorda\u0301n")]
    [InlineData("Georgia’s secretary of state")]
    public void A_form_inside_other_words_names_nobody(string text) => Assert.Empty(BuiltIn.Find(text));

    [Fact]
    public void Mentions_stand_where_the_text_has_them()
    {
        const string Text = "Russia's minister met Kosovo Albanians in Vienna.";
        Assert.Equal(["Russia", "Kosovo Albanians", "Vienna"], BuiltIn.Find(Text).Select(m => m.Span.Of(Text).ToString()));
    }

    [Fact]
    public void Every_member_and_observer_state_is_there()
    {
        // 193 members, 2 observers, Taiwan and Western Sahara, and 5 states that are no more.
        Assert.Equal(202, BuiltIn.Actors.Count(actor => actor.Kind == ActorKind.Country));
        Assert.True(BuiltIn.Actors.Count(actor => actor.Kind == ActorKind.Organisation) >= 45);
    }

    [Theory]
    [InlineData("""{"version":"1","sources":[],"actors":[{"id":"X","kind":"country","name":"Xland","aliases":[],"demonyms":[],"places":[],"metonyms":[],"people":[]},{"id":"X","kind":"country","name":"Yland","aliases":[],"demonyms":[],"places":[],"metonyms":[],"people":[]}]}""", "\"X\"")]
    [InlineData("""{"version":"1","sources":[],"actors":[{"id":"X","kind":"country","name":"Xland","aliases":["Xland"],"demonyms":[],"places":[],"metonyms":[],"people":[]}]}""", "already names X")]
    [InlineData("""{"version":"1","sources":[],"actors":[{"id":"X","kind":"planet","name":"Xland","aliases":[],"demonyms":[],"places":[],"metonyms":[],"people":[]}]}""", "kind")]
    [InlineData("""{"version":"1","sources":[],"actors":[],"colour":"red"}""", "colour")]
    [InlineData("""{"version":"1"}""", "sources")]
    [InlineData("not json", "mine.json")]
    public void A_broken_file_is_refused_with_its_place(string json, string told)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var error = Assert.Throws<InvalidActorsException>(() => ActorDirectory.Load(stream, "mine.json"));
        Assert.StartsWith("mine.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }
}
