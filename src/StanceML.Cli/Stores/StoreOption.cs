using System.CommandLine;
using StanceML.Store;

namespace StanceML.Cli;

/// <summary>Which store a command works on.</summary>
internal sealed class StoreOption(TimeProvider clock)
{
    private readonly Option<string?> _store = new("--store")
    {
        Description = "The store: a file, or postgres://USER:PASSWORD@HOST/DATABASE. Default: StanceML__Store of the environment, else stanceml.db in your data folder.",
        HelpName = "FILE|URL",
    };

    /// <summary>Where <c>serve</c> keeps its store when nobody says where.</summary>
    public static string DefaultPath => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "stanceml", "stanceml.db");

    public void AddTo(Command command) => command.Add(_store);

    /// <exception cref="InvalidInputException">There is no such file: a command that looks at a store makes none.</exception>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public StoreDatabase Open(ParseResult parsed)
    {
        var store = Name(parsed);
        return StoreDatabase.IsFile(store) && !File.Exists(store)
            ? throw new InvalidInputException(store, "is not there; expected a store that `stanceml serve` made")
            : new StoreDatabase(store, clock);
    }

    /// <summary>As <see cref="Open"/>, and makes a file that is not there: the first key comes before the first start.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public StoreDatabase OpenOrMake(ParseResult parsed) => new(Name(parsed), clock);

    private string Name(ParseResult parsed) => parsed.GetValue(_store) ?? Environment.GetEnvironmentVariable("StanceML__Store") ?? DefaultPath;
}
