using System.Globalization;

namespace StanceML.Benchmarks;

/// <summary>What <c>chaos</c> was asked for.</summary>
/// <param name="Store"><c>sqlite</c> or <c>postgres+nats</c>; null for three NATS servers.</param>
internal sealed record ChaosCommand(string? Store, int Articles, int Kills, int Seed)
{
    /// <returns>Null when it cannot be understood.</returns>
    public static ChaosCommand? Read(string[] words)
    {
        var command = new ChaosCommand(Store: null, Articles: 5_000, Kills: 50, Seed: 1);
        var isThree = false;
        foreach (var pair in words.Chunk(2))
        {
            switch (pair)
            {
                case ["--store", "sqlite" or "postgres+nats"]:
                    command = command with { Store = pair[1] };
                    break;
                case ["--nodes", "3"]:
                    isThree = true;
                    break;
                case ["--articles", _] when Number(pair[1]) is { } articles:
                    command = command with { Articles = articles };
                    break;
                case ["--kills", _] when Number(pair[1]) is { } kills:
                    command = command with { Kills = kills };
                    break;
                case ["--seed", _] when Number(pair[1]) is { } seed:
                    command = command with { Seed = seed };
                    break;
                default:
                    return null;
            }
        }

        return isThree == (command.Store is null) ? command : null;
    }

    /// <returns>Whether nothing was lost or doubled.</returns>
    public Task<bool> RunAsync(string executable, TextWriter output)
    {
        var chaos = new WorkerChaos(executable, Articles, Seed, output);
        return Store is null ? chaos.KillServerAndWorkerAsync() : chaos.KillWorkerAsync(Store == "postgres+nats", Kills);
    }

    private static int? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
