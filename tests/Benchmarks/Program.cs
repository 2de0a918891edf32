using BenchmarkDotNet.Running;
using StanceML.Benchmarks;

// "quotes", "learners" and "curve" print figures that the README states; "stages" asks BenchmarkDotNet for time and memory of each stage.
switch (args)
{
    case ["quotes", .. var rest] when rest is [] or ["--rules"] or ["--data", _] or ["--data", _, "--rules"]:
        new QuoteSpeed(Pipeline.Load(rest.Contains("--rules")), Texts.Read(rest is ["--data", var path, ..] ? path : Path.Combine("training-data", "quotes"))).Print(Console.Out);
        return 0;
    case ["learners", .. var rest] when rest is [] or ["--data", _]:
        new LearnerComparison(LabelledData.Read(rest is ["--data", var data] ? data : "training-data")).Print(Console.Out);
        return 0;
    case ["curve", "--test", var test, .. var rest] when rest is [] or ["--data", _]:
        new CurveOnOthers(LabelledData.Read(rest is ["--data", var rows] ? rows : "training-data"), LabelledData.Read(test)).Print(Console.Out);
        return 0;
    case ["load" or "overload", .. var rest] when LoadCommand.Read(isOverload: args[0] == "overload", rest) is { } load:
        await load.RunAsync(Path.Combine("src", "StanceML.Cli", "bin", "Release", "net10.0", "stanceml"), Console.Out);
        return 0;
    case ["chaos", .. var rest] when ChaosCommand.Read(rest) is { } chaos:
        return await chaos.RunAsync(Path.Combine("src", "StanceML.Cli", "bin", "Release", "net10.0", "stanceml"), Console.Out) ? 0 : 1;
    case ["store", "--statements", var number, .. var rest] when long.TryParse(number, out var statements) && rest is [] or ["--on", _]:
        await StoreSpeeds.PrintAsync(Console.Out, statements, rest is [_, var on] ? on : null);
        return 0;
    case ["pages", "--statements", var amount] when long.TryParse(amount, out var served):
        await PageSpeed.PrintAsync(Path.Combine("src", "StanceML.Cli", "bin", "Release", "net10.0", "stanceml"), served, Console.Out);
        return 0;
    case ["swaps", .. var rest] when rest is [] or ["--swaps", _]:
        return await new SwapLoad(
            Path.Combine("src", "StanceML.Cli", "bin", "Release", "net10.0", "stanceml"),
            new LoadArticles(Texts.Read(Path.Combine("training-data", "quotes"))),
            rest is ["--swaps", var swaps] ? int.Parse(swaps, System.Globalization.CultureInfo.InvariantCulture) : 100).PrintAsync(Console.Out) ? 0 : 1;
    case ["fuzz", .. var rest] when FuzzCommand.Read(rest) is { } fuzz:
        return await fuzz.RunAsync(Path.Combine("src", "StanceML.Cli", "bin", "Release", "net10.0", "stanceml"), Console.Out) ? 0 : 1;
    case ["stages", .. var rest]:
        BenchmarkRunner.Run<StageBenchmarks>(args: rest);
        return 0;
    default:
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- quotes [--data DIR_OR_FILE] [--rules]");
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- learners [--data DIR_OR_FILE]");
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- curve --test FILE [--data DIR_OR_FILE]");
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- load|overload [--store sqlite|postgres+nats] [--data DIR_OR_FILE] (of the worker built with -c Release)");
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- chaos --store sqlite|postgres+nats [--articles 5000] [--kills 50] [--seed 1] (likewise)");
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- chaos --nodes 3 [--articles 5000] [--seed 1] (likewise)");
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- store --statements N [--on sqlite|postgres|ADDRESS] (a store at an address is filled when it is empty, and kept)");
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- pages --statements N (of the worker built with -c Release, in Chromium)");
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- swaps [--swaps N] (of the worker built with -c Release)");
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- fuzz [--requests 100000 [--seed 1]] (likewise)");
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- stages [BenchmarkDotNet options]");
        return 2;
}
