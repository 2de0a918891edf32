using StanceML.Worker;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>The analyzer with the shipped models, loaded once: it is immutable.</summary>
internal static class RealAnalyzer
{
    private static readonly Lazy<StatementEncoder> Words = new(() => StatementEncoder.BuiltIn());

    private static readonly Lazy<ModelSet> Models = new(() => ModelSet.Load(Path.Combine(AppContext.BaseDirectory, "models"), Encoder));

    private static readonly Lazy<StanceAnalyzer> Analyzer = new(() => new StanceAnalyzer(Encoder, Models.Value));

    public static StatementEncoder Encoder => Words.Value;

    public static StanceAnalyzer Instance => Analyzer.Value;

    public static ModelSource Source => ModelSource.Of(Models.Value, Encoder);
}
