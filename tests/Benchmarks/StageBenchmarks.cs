using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;

namespace StanceML.Benchmarks;

/// <summary>Time and memory of each stage on one article of some 4 KB. In this process: the models are found from where it was started.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class StageBenchmarks
{
    private readonly Pipeline _pipeline = Pipeline.Load();
    private readonly Article _article = new("stage", Texts.Read(Path.Combine("training-data", "quotes"))[0]);
    private Document _document = null!;
    private IReadOnlyList<Quote> _quotes = [];

    [GlobalSetup]
    public void Prepare()
    {
        _document = DocumentReader.Read(_article);
        _quotes = _pipeline.Quotes.Extract(_document);
    }

    [Benchmark(Baseline = true)]
    public Document Read() => DocumentReader.Read(_article);

    [Benchmark]
    public IReadOnlyList<Quote> Extract() => _pipeline.Quotes.Extract(_document);

    [Benchmark]
    public IReadOnlyList<Attribution> Attribute() => _pipeline.Speakers.Attribute(_document, _quotes);

    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
