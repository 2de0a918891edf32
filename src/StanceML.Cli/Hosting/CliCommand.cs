using System.CommandLine;

namespace StanceML.Cli;

/// <summary>A subcommand with examples for its help.</summary>
/// <param name="examples">A command line and what it does.</param>
internal sealed class CliCommand(string name, string description, params (string Line, string Does)[] examples) : Command(name, description)
{
    public IReadOnlyList<(string Line, string Does)> Examples { get; } = examples;

    /// <summary>Adds an argument that is a path, and refuses a mistyped option in its place: the parser takes <c>--formt</c> for a file.</summary>
    /// <remarks>A file whose name begins with a hyphen is named <c>./-name</c>.</remarks>
    public void AddPaths(Argument paths)
    {
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value is ['-', _, ..]))
            {
                result.AddError($"Unknown option '{token.Value}'.");
            }
        });
        Add(paths);
    }
}
