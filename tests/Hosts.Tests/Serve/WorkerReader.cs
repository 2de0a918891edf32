using System.Net.Http.Json;
using System.Text.Json;

namespace StanceML.Hosts.Tests.Serve;

/// <summary>Reads a worker's answers from outside.</summary>
internal sealed class WorkerReader(HttpClient client)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <returns>The article's state once it is not pending.</returns>
    public async Task<string> FinishAsync(string id)
    {
        while (true)
        {
            var article = await client.GetFromJsonAsync<JsonElement>($"/v1/articles/{id}", Token);
            if (article.GetProperty("state").GetString() is { } state and not "pending")
            {
                return state;
            }

            await Task.Delay(20, Token);
        }
    }

    /// <returns>Article and number of every statement in the store.</returns>
    public async Task<IReadOnlyList<(string Article, int Number)>> StatementKeysAsync()
    {
        List<(string, int)> keys = [];
        string? after = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/v1/statements?limit=500&after={after}", Token);
            keys.AddRange(page.GetProperty("statements").EnumerateArray().Select(
                statement => (statement.GetProperty("article").GetString()!, statement.GetProperty("statement").GetInt32())));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return keys;
    }
}
