using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Makes webhooks, for the API and for the page of operations.</summary>
internal sealed class WebhookMaking(WebhookStore webhooks, StatementFeed feed, KnownQuestions questions, WebFetcher web)
{
    /// <returns>Why nothing can be posted to the address; null when it may be tried.</returns>
    public string? Problem(string? word) =>
        !Uri.TryCreate(word, UriKind.Absolute, out var url) ? "is missing or no address; expected https://…"
        : web.Problem(url) is { } problem ? problem
        : url.Scheme == Uri.UriSchemeHttps || web.IsAllowedInClear(url) ? null
        : "is not https; http is for addresses that the operator allows alone";

    /// <param name="words">Names and values, as of an address of <c>/v1/statements</c>.</param>
    /// <param name="kinds">What is to be sent.</param>
    /// <param name="report">Told the name and the problem of each that cannot be used; of one name more than once.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<StatementFilter> FilterAsync(
        IReadOnlyDictionary<string, string> words, IReadOnlyList<FeedKind> kinds, Action<string, string> report, CancellationToken cancellationToken)
    {
        foreach (var name in words.Keys)
        {
            if (!FilterAddress.Names.Contains(name, StringComparer.Ordinal))
            {
                report(name, $"is unknown; known: {string.Join(", ", FilterAddress.Names)}");
            }
            else if (kinds is [FeedKind.Changes] && !PositionFilter.Names.Contains(name, StringComparer.Ordinal))
            {
                report(name, $"cannot be asked of changes; known: {string.Join(", ", PositionFilter.Names)}");
            }
        }

        var filter = FilterAddress.Read(name => words.GetValueOrDefault(name), report);
        if (await questions.ProblemAsync(filter.Question, cancellationToken) is { } problem)
        {
            // It would wait for ever, and nobody would know why.
            report("question", problem);
        }

        return filter;
    }

    /// <param name="url">Without a <see cref="Problem"/>.</param>
    /// <param name="kinds">One at least.</param>
    /// <param name="after">What comes after this is sent; null for what is to come.</param>
    /// <returns>Null when there are <see cref="WebhookStore.MaxWebhooks"/> already.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<Webhook?> TryMakeAsync(string url, IReadOnlyList<FeedKind> kinds, StatementFilter filter, FeedPosition? after, CancellationToken cancellationToken) =>
        await webhooks.CreateAsync(url, kinds, filter, after ?? await feed.EndAsync(cancellationToken), cancellationToken);
}
