using System.Globalization;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Serve.Retraining;

/// <summary>Decides as reviewers do, straight in a worker's store.</summary>
internal static class Reviews
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every statement of the store is about Kosovo and opposes it, in a neutral tone.</summary>
    /// <returns>How many were decided.</returns>
    public static async Task<int> OpposeAllAsync(string store)
    {
        using var database = new StoreDatabase(store, TimeProvider.System);
        var reviews = new ReviewStore(database) { SecondOpinionShare = 0 };
        var statements = (await new StatementStore(database).ListAsync(new StatementFilter(), after: null, limit: 100, Token)).Statements;
        foreach (var statement in statements)
        {
            var outcome = await reviews.DecideAsync(
                new ReviewSubmission(statement.Key, ReviewKind.Correct)
                {
                    Correction = new ReviewCorrection { Targets = [new ReviewedTarget("kosovo", "oppose")], Sentiment = "neutral" },
                },
                new Reviewer("key-1", "Ann Smith"),
                Token);
            Assert.True(outcome.Decision is not null, outcome.Problem);
        }

        return statements.Count;
    }

    /// <summary>An article with so many statements about Kosovo.</summary>
    public static object Article(int statements) => new
    {
        text = string.Join(' ', Enumerable.Range(1, statements).Select(number => string.Create(
            CultureInfo.InvariantCulture, $"“Paper number {number} on Kosovo goes back to the clerk unread,” said Ilse Adernach, a minister of Veldmark."))),
        outlet = "Harbour Wire",
    };
}
