using System.CommandLine;

namespace StanceML.Cli;

/// <summary><c>--targets</c>: recognition questions of the user's own.</summary>
internal sealed class TargetsOption
{
    private readonly Option<string?> _file = new("--targets")
    {
        Description = "Recognition questions of your own (JSON, as targets.schema.md describes); they join the built-in ones and replace those of the same id.",
        HelpName = "FILE",
    };

    public void AddTo(Command command) => command.Add(_file);

    /// <returns>The option again, for a process that reads as this one does; empty when it was not given.</returns>
    public IReadOnlyList<string> Arguments(ParseResult parsed) => parsed.GetValue(_file) is { } file ? [_file.Name, file] : [];

    /// <exception cref="InvalidInputException">The file cannot be read.</exception>
    /// <exception cref="InvalidCatalogueException">The file breaks a rule.</exception>
    public TargetCatalogue Read(ParseResult parsed)
    {
        var builtIn = TargetCatalogue.ReadBuiltIn();
        return parsed.GetValue(_file) is { } path ? builtIn.With(TargetCatalogue.Parse(ArticleFile.Read(path), path)) : builtIn;
    }

    /// <summary>What finds these questions, and the actors that travel with the library.</summary>
    /// <param name="pretrained">Null for none.</param>
    /// <inheritdoc cref="Read"/>
    public StatementEncoder Encoder(ParseResult parsed, IPretrainedEncoder? pretrained = null) => new(Read(parsed), ActorDirectory.LoadBuiltIn(), pretrained);
}
