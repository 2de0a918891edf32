namespace StanceML.Benchmarks;

/// <summary>What <c>load</c> or <c>overload</c> was asked for.</summary>
/// <param name="Data">Annotated articles whose paragraphs the sent articles are made of.</param>
internal sealed record LoadCommand(bool IsOverload, bool WithNats, string Data)
{
    /// <returns>Null when it cannot be understood.</returns>
    public static LoadCommand? Read(bool isOverload, string[] words)
    {
        var command = new LoadCommand(isOverload, WithNats: false, Path.Combine("training-data", "quotes"));
        foreach (var pair in words.Chunk(2))
        {
            switch (pair)
            {
                case ["--store", "sqlite" or "postgres+nats"]:
                    command = command with { WithNats = pair[1] == "postgres+nats" };
                    break;
                case ["--data", _]:
                    command = command with { Data = pair[1] };
                    break;
                default:
                    return null;
            }
        }

        return command;
    }

    public async Task RunAsync(string executable, TextWriter output)
    {
        using var load = new WorkerLoad(executable, WithNats, new LoadArticles(Texts.Read(Data)));
        await (IsOverload ? load.PrintOverloadAsync(output, TimeSpan.FromSeconds(60)) : load.PrintAsync(output));
    }
}
