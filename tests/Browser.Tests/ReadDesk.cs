using StanceML.Worker;

namespace StanceML.Browser.Tests;

/// <summary>A worker whose store no test changes.</summary>
internal sealed class ReadDesk
{
    public required WorkerWorld World { get; init; }

    public required PageSubject Subject { get; init; }

    public static async Task<ReadDesk> WithSamplesAsync() => await OfAsync(await StartAsync(samples: true), "kosovo");

    public static async Task<ReadDesk> WithHostileWordsAsync()
    {
        var world = await StartAsync(samples: false);
        await world.AcceptAndFinishAsync(HostileWords.Article);
        return await OfAsync(world, "kosovo");
    }

    /// <summary>It follows the shipped ledger, so that its pages of models show versions and history.</summary>
    private static Task<WorkerWorld> StartAsync(bool samples) => WorkerWorld.StartAsync(
        options =>
        {
            options.Samples = samples;
            // All tests are one caller here.
            options.RequestsPerSecond = options.AnonymousRequestsPerSecond = 100_000;
        },
        models: ModelSource.Following(Path.Combine(AppContext.BaseDirectory, "models"), RealAnalyzer.Encoder));

    /// <summary>Pages are about the first statement on the question that somebody made for an actor.</summary>
    private static async Task<ReadDesk> OfAsync(WorkerWorld world, string question)
    {
        var statements = (await world.GetJsonAsync($"/v1/statements?question={question}&limit=100")).GetProperty("statements").EnumerateArray();
        var statement = statements.First(one => one.GetProperty("speaker") is { ValueKind: System.Text.Json.JsonValueKind.Object } speaker && speaker.GetProperty("actor").GetString() is not null);
        var speaker = statement.GetProperty("speaker");
        return new ReadDesk
        {
            World = world,
            Subject = new()
            {
                Article = statement.GetProperty("article").GetString()!,
                Question = question,
                Actor = speaker.GetProperty("actor").GetString()!,
                Speaker = speaker.GetProperty("name").GetString()!,
            },
        };
    }
}
