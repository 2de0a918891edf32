namespace StanceML.Hosts.Tests.Serve;

/// <summary>The analyzer with the shipped models, loaded once: it is immutable.</summary>
internal static class RealAnalyzer
{
    private static readonly Lazy<StanceAnalyzer> Loaded = new(() =>
    {
        var actors = ActorDirectory.LoadBuiltIn();
        var catalogue = TargetCatalogue.ReadBuiltIn();
        var encoder = new StatementEncoder(new TargetDetector(catalogue), actors, catalogue);
        var folder = Path.Combine(AppContext.BaseDirectory, "models");
        return new StanceAnalyzer(actors, encoder, Directory.Exists(folder) ? ModelSet.Load(folder, encoder) : ModelSet.Empty);
    });

    public static StanceAnalyzer Instance => Loaded.Value;
}
