namespace StanceML.Cli;

/// <summary>Where models are looked for.</summary>
internal static class ModelsFolder
{
    private const string Name = "models";

    /// <param name="asked">The folder the caller named; null to look in the usual places.</param>
    /// <exception cref="InvalidModelException">None of the usual places holds a ledger.</exception>
    public static string Find(string? asked)
    {
        if (asked is not null)
        {
            return asked;
        }

        string[] usual = [Name, Path.Combine(AppContext.BaseDirectory, Name)];
        return usual.FirstOrDefault(folder => File.Exists(Path.Combine(folder, ModelLedger.FileName)))
            ?? throw new InvalidModelException(
                Path.GetFullPath(usual[0]),
                $"holds no {ModelLedger.FileName}, and neither does {usual[1]}; name a folder with --models, or make one with `stanceml train`");
    }
}
