using System.Reflection;

namespace StanceML.Hosts.Tests;

public sealed class ArchitectureTests
{
    /// <summary>Who may know whom; anything else turns the pipeline round.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["StanceML"] = [],
        ["StanceML.Onnx"] = ["StanceML"],
        ["StanceML.Training"] = ["StanceML"],
        ["StanceML.Store"] = ["StanceML"],
        ["StanceML.Dashboard"] = ["StanceML", "StanceML.Store"],
        ["StanceML.Worker"] = ["StanceML", "StanceML.Store", "StanceML.Dashboard", "StanceML.Training"],
        ["StanceML.Cli"] = ["StanceML", "StanceML.Onnx", "StanceML.Store", "StanceML.Training", "StanceML.Worker"],
    };

    private static readonly string[] EmptyWords = ["Helper", "Helpers", "Utils", "Manager", "Processor", "Handler", "Data", "Info"];

    public static TheoryData<string> Projects() => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_design_allows(string project) =>
        Assert.Empty(Assembly.Load(project).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("StanceML", StringComparison.Ordinal))
            .Except(Allowed[project]));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_type_says_what_it_does_and_no_empty_word(string project) =>
        Assert.DoesNotContain(
            Assembly.Load(project).GetTypes()
                .Where(type => type.Namespace?.StartsWith("StanceML", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal))
                .Select(type => type.Name),
            name => EmptyWords.Any(word => name.EndsWith(word, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_class_is_sealed_unless_it_is_inherited(string project)
    {
        var everything = Allowed.Keys.SelectMany(name => Assembly.Load(name).GetTypes()).ToList();
        Assert.DoesNotContain(Assembly.Load(project).GetTypes(), type =>
            type is { IsClass: true, IsSealed: false, IsAbstract: false, IsPublic: true }
            && type.Namespace?.StartsWith("StanceML", StringComparison.Ordinal) == true
            && !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type)
            && type.Name != "_Imports" // made by the Razor compiler
            && !everything.Any(other => other.BaseType == type));
    }

    [Fact]
    public void The_library_opens_no_network() =>
        Assert.DoesNotContain(
            Assembly.Load("StanceML").GetReferencedAssemblies(),
            reference => reference.Name!.StartsWith("System.Net", StringComparison.Ordinal));
}
