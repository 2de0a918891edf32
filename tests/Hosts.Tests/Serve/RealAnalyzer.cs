namespace StanceML.Hosts.Tests.Serve;

/// <summary>The analyzer with the shipped models, loaded once: it is immutable.</summary>
internal static class RealAnalyzer
{
    private static readonly Lazy<StanceAnalyzer> Loaded = new(() =>
    {
        var encoder = StatementEncoder.BuiltIn();
        return new StanceAnalyzer(encoder, ModelSet.Load(Path.Combine(AppContext.BaseDirectory, "models"), encoder));
    });

    public static StanceAnalyzer Instance => Loaded.Value;
}
