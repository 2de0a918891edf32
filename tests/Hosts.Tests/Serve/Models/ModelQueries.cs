using System.Net.Http.Json;
using System.Text.Json;

namespace StanceML.Hosts.Tests.Serve.Models;

/// <summary>What tests of the models ask a worker.</summary>
internal static class ModelQueries
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static JsonElement OfTask(this JsonElement models, string task) =>
        models.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("task").GetString() == task);

    /// <returns><c>task/version</c> of the stance model that answers.</returns>
    public static async Task<string?> StanceVersionAsync(this WorkerWorld world)
    {
        var answer = await WorkerWorld.JsonAsync(await world.PostAsync("/v1/classify", new { id = "1", text = "We will never recognise Kosovo.", target = "kosovo" }));
        return answer.GetProperty("models").GetProperty("stance").GetString();
    }

    public static Task UntilLiveAsync(this WorkerWorld world, string version, string task = Labels.StanceTask) =>
        world.UntilAsync("/v1/models", models => models.OfTask(task).GetProperty("live").GetProperty("version").GetString() == version);

    /// <returns>The refusal.</returns>
    public static async Task<JsonElement> UntilRefusedAsync(this WorkerWorld world, string model)
    {
        var task = model.Split('/')[0];
        var models = await world.UntilAsync("/v1/models", models =>
            models.OfTask(task).GetProperty("refusal") is { ValueKind: JsonValueKind.Object } refusal && refusal.GetProperty("model").GetString() == model);
        return models.OfTask(task).GetProperty("refusal");
    }

    /// <summary>Asks again until the answer is as expected; the test's own time limit ends it.</summary>
    public static async Task<JsonElement> UntilAsync(this WorkerWorld world, string path, Func<JsonElement, bool> isSo)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = await world.GetJsonAsync(path);
            if (isSo(answer))
            {
                return answer;
            }

            Assert.True(tries < 1_000, answer.GetRawText());
            await Task.Delay(20, Token);
        }
    }

    /// <returns>One check of readiness.</returns>
    public static async Task<JsonElement> CheckAsync(this WorkerWorld world, string check)
    {
        var ready = await world.Client.GetFromJsonAsync<JsonElement>("/health/ready", Token);
        return ready.GetProperty("checks").GetProperty(check);
    }
}
