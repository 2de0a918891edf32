using BenchmarkDotNet.Running;
using StanceML.Benchmarks;

// "quotes" prints the figures that the README states; "stages" asks BenchmarkDotNet for time and memory of each stage.
switch (args)
{
    case ["quotes", .. var rest] when rest is [] or ["--rules"] or ["--data", _] or ["--data", _, "--rules"]:
        new QuoteSpeed(Pipeline.Load(rest.Contains("--rules")), Texts.Read(rest is ["--data", var path, ..] ? path : Path.Combine("training-data", "quotes"))).Print(Console.Out);
        return 0;
    case ["stages", .. var rest]:
        BenchmarkRunner.Run<StageBenchmarks>(args: rest);
        return 0;
    default:
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- quotes [--data DIR_OR_FILE] [--rules]");
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- stages [BenchmarkDotNet options]");
        return 2;
}
