using Xunit;

namespace StanceML.Tests;

public sealed class TargetCatalogueTests
{
    private const string Smallest = """
        {"version":"1","targets":[{"id":"ruritania","name":"Ruritania","kind":"state","claim":"Ruritania's independence","aliases":["Ruritania"]}]}
        """;

    [Fact]
    public void The_built_in_catalogue_is_valid_and_holds_the_great_questions()
    {
        var catalogue = TargetCatalogue.ReadBuiltIn();
        Assert.True(catalogue.Targets.Count >= 90);
        Assert.All(
            ["kosovo", "abkhazia", "palestine", "taiwan", "western-sahara", "taliban", "crimea", "guaido", "jerusalem"],
            id => Assert.NotNull(catalogue.Find(id)));
        Assert.NotEmpty(catalogue.Sources);
    }

    [Fact]
    public void Every_parent_of_the_built_in_catalogue_is_a_country_code_or_a_target()
    {
        var catalogue = TargetCatalogue.ReadBuiltIn();
        Assert.All(
            catalogue.Targets.SelectMany(target => target.Parents).Where(parent => char.IsLower(parent[0])),
            parent => Assert.NotNull(catalogue.Find(parent)));
    }

    [Fact]
    public void A_file_with_the_least_is_enough()
    {
        var target = Assert.Single(TargetCatalogue.Parse(Smallest, "own.json").Targets);
        Assert.Equal("Ruritania", target.Name);
        Assert.Null(target.Until);
        Assert.Empty(target.Demonyms);
        Assert.False(target.Everyday);
    }

    [Theory]
    [InlineData("\"kind\":\"state\"", "\"kind\":\"kingdom\"", "targets[0] 'ruritania', field 'kind': 'kingdom'")]
    [InlineData("\"kind\":\"state\",", "", "targets[0] 'ruritania', field 'kind': expected a text")]
    [InlineData("\"ruritania\"", "\"Ruritania!\"", "targets[0], field 'id': 'Ruritania!'")]
    [InlineData("[\"Ruritania\"]", "[]", "targets[0] 'ruritania', field 'aliases': expected at least one name")]
    [InlineData("[\"Ruritania\"]", "[\"Ruritania \"]", "targets[0] 'ruritania', field 'aliases': 'Ruritania '")]
    [InlineData("[\"Ruritania\"]", "[\"Strelsau\",\"Strelsau\"]", "targets[0] 'ruritania', field 'aliases': 'Strelsau' occurs twice")]
    [InlineData("\"aliases\"", "\"alias\"", "targets[0] 'ruritania', field 'alias': unknown")]
    [InlineData("\"aliases\"", "\"since\":\"last May\",\"aliases\"", "targets[0] 'ruritania', field 'since': 'last May'")]
    [InlineData("\"aliases\"", "\"since\":\"1990\",\"until\":\"1980-05-01\",\"aliases\"", "targets[0] 'ruritania', field 'until': '1980-05-01'")]
    [InlineData("\"aliases\"", "\"everyday\":\"no\",\"aliases\"", "targets[0] 'ruritania', field 'everyday': expected true or false")]
    [InlineData("\"aliases\"", "\"parents\":[\"Rs\"],\"aliases\"", "targets[0] 'ruritania', field 'parents': 'Rs'")]
    [InlineData("\"version\":\"1\",", "", "the catalogue, field 'version': expected a text")]
    [InlineData("\"targets\":", "\"questions\":", "the catalogue, field 'questions': unknown")]
    public void A_fault_is_named_with_file_entry_and_field(string right, string wrong, string message)
    {
        var fault = Assert.Throws<InvalidCatalogueException>(
            () => TargetCatalogue.Parse(Smallest.Replace(right, wrong, StringComparison.Ordinal), "own.json"));
        Assert.StartsWith("own.json: " + message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_occurs_twice_is_refused()
    {
        var twice = Smallest.Replace("}]}", "},{\"id\":\"ruritania\",\"name\":\"R\",\"kind\":\"state\",\"claim\":\"c\",\"aliases\":[\"R\"]}]}", StringComparison.Ordinal);
        var fault = Assert.Throws<InvalidCatalogueException>(() => TargetCatalogue.Parse(twice, "own.json"));
        Assert.Equal("own.json: targets[1] 'ruritania', field 'id': occurs twice; ids are unique", fault.Message);
    }

    [Theory]
    [InlineData("", "own.json: not JSON at line 1")]
    [InlineData("{\"version\":\"1\",\n\"targets\":[}", "own.json: not JSON at line 2")]
    [InlineData("[]", "own.json: the catalogue: expected a JSON object")]
    public void What_is_no_catalogue_is_refused_with_its_place(string json, string message)
    {
        var fault = Assert.Throws<InvalidCatalogueException>(() => TargetCatalogue.Parse(json, "own.json"));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_users_own_catalogue_adds_new_questions_and_replaces_those_of_the_same_id()
    {
        var own = TargetCatalogue.Parse(Smallest, "own.json");
        var changed = TargetCatalogue.Parse(Smallest.Replace("[\"Ruritania\"]", "[\"Strelsau\"]", StringComparison.Ordinal), "changed.json");
        var builtIn = TargetCatalogue.ReadBuiltIn();

        var merged = builtIn.With(own).With(changed);

        Assert.Equal(builtIn.Targets.Count + 1, merged.Targets.Count);
        Assert.Equal(["Strelsau"], merged.Find("ruritania")!.Aliases);
    }

    [Fact]
    public void A_rival_that_no_catalogue_has_is_refused()
    {
        var own = TargetCatalogue.Parse(Smallest.Replace("\"aliases\"", "\"parents\":[\"hentzau\"],\"aliases\"", StringComparison.Ordinal), "own.json");
        var fault = Assert.Throws<InvalidCatalogueException>(() => TargetCatalogue.ReadBuiltIn().With(own));
        Assert.Equal("own.json: target 'ruritania', field 'parents': there is no target 'hentzau'", fault.Message);
    }
}
