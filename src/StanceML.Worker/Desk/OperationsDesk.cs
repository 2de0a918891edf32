using System.Security.Claims;
using Microsoft.AspNetCore.WebUtilities;
using StanceML.Dashboard.Desk;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Lets the page of operations do what the API does.</summary>
internal sealed class OperationsDesk(
    OperationsReader reader,
    ArticleInbox inbox,
    PageInbox pages,
    InboxBell bell,
    PageBell pageBell,
    AddedFeeds feeds,
    WebhookStore webhooks,
    WebhookMaking making,
    WebhookSender sender,
    KeyMaking keys,
    DeskCallers callers) : IOperationsDesk
{
    public Task<OperationsView> ReadAsync(CancellationToken cancellationToken) => reader.ReadAsync(cancellationToken);

    public Task<DeskAnswer> RetryAsync(string? id, ClaimsPrincipal user, CancellationToken cancellationToken) => callers.AskAsync(user, KeyRole.Reviewer, async _ =>
    {
        var retried = id is not null && PendingPage.IsId(id) ? 0 : await inbox.RetryFailedAsync(id, cancellationToken);
        retried += id is null || PendingPage.IsId(id) ? await pages.RetryAsync(id, cancellationToken) : 0;
        bell.Ring();
        pageBell.Ring();
        return retried > 0 ? DeskAnswer.Done(retried == 1 ? "It is tried again." : $"{retried} are tried again.") : DeskAnswer.Refused("Nothing that failed was left: it was tried again meanwhile.");
    });

    public Task<DeskAnswer> AddFeedAsync(string url, ClaimsPrincipal user, CancellationToken cancellationToken) => callers.AskAsync(user, KeyRole.Admin, async caller =>
        feeds.Problem(url) is { } problem ? DeskAnswer.Refused($"The address {problem}.")
        : await feeds.TryAddAsync(url, caller, cancellationToken) is { } refusal ? DeskAnswer.Refused(refusal)
        : DeskAnswer.Done("The feed is read within seconds."));

    public Task<DeskAnswer> RemoveFeedAsync(string url, ClaimsPrincipal user, CancellationToken cancellationToken) => callers.AskAsync(user, KeyRole.Admin, async caller =>
        await feeds.TryRemoveAsync(url, caller, cancellationToken) is { } refusal ? DeskAnswer.Refused(refusal) : DeskAnswer.Done("The feed is read no more; its articles stay."));

    public async Task<(DeskAnswer Answer, string? Secret)> MakeWebhookAsync(string url, IReadOnlyList<FeedKind> kinds, string search, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        string? secret = null;
        var answer = await callers.AskAsync(user, KeyRole.Admin, async _ =>
        {
            List<string> problems = [.. making.Problem(url) is { } problem ? [$"The address {problem}."] : Array.Empty<string>()];
            if (kinds.Count == 0)
            {
                problems.Add("Choose what is posted.");
            }

            // Where its list begins and what is chosen on its page says nothing of statements to come.
            var asked = QueryHelpers.ParseQuery(search.Split('#')[0].Split('?')[^1]).Where(pair => pair.Key != "after").ToList();
            problems.AddRange(asked.Where(pair => pair.Value.Count > 1).Select(pair => $"In the search, {pair.Key} is given more than once."));
            var words = asked.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
            var filter = await making.FilterAsync(words, kinds, (name, why) => problems.Add($"In the search, {name} {why}."), cancellationToken);
            if (problems.Count > 0)
            {
                return DeskAnswer.Refused(string.Join(' ', problems));
            }

            var made = await making.TryMakeAsync(url, kinds, filter, after: null, cancellationToken);
            secret = made?.Secret;
            return made is null
                ? DeskAnswer.Refused($"There are {WebhookStore.MaxWebhooks} webhooks already: delete one first.")
                : DeskAnswer.Done("What is new is posted there from now on. The secret is shown this once: the receiver needs it to check the signatures. Keep it now.");
        });
        return (answer, secret);
    }

    public Task<DeskAnswer> TestWebhookAsync(string webhook, ClaimsPrincipal user, CancellationToken cancellationToken) => OnWebhookAsync(webhook, user, async found =>
        Arrived(await sender.TestAsync(found, cancellationToken)), cancellationToken);

    public Task<DeskAnswer> RedeliverAsync(string webhook, string batch, ClaimsPrincipal user, CancellationToken cancellationToken) => OnWebhookAsync(webhook, user, async found =>
    {
        if ((await webhooks.FailuresAsync(webhook, int.MaxValue, cancellationToken)).FirstOrDefault(failure => failure.Id == batch) is not { } failed)
        {
            return DeskAnswer.Refused("This batch was sent, or forgotten, meanwhile.");
        }

        var problem = await sender.SendAsync(found, failed.Start, failed.End, failed.Kind, cancellationToken);
        if (problem is null)
        {
            await webhooks.ForgetFailureAsync(batch, cancellationToken);
        }

        return Arrived(problem);
    }, cancellationToken);

    public Task<DeskAnswer> DeleteWebhookAsync(string webhook, ClaimsPrincipal user, CancellationToken cancellationToken) => callers.AskAsync(user, KeyRole.Admin, async _ =>
        await webhooks.DeleteAsync(webhook, cancellationToken) ? DeskAnswer.Done("The webhook is gone; a batch on its way may still arrive.") : NoWebhook);

    public async Task<(DeskAnswer Answer, string? Key)> MakeKeyAsync(string name, KeyRole role, DateOnly? expires, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        string? made = null;
        var answer = await callers.AskAsync(user, KeyRole.Admin, async caller =>
        {
            if (caller.IsLocal && role != KeyRole.Admin)
            {
                return DeskAnswer.Refused("From the first key on nobody may do anything here without one, and an admin alone makes the next: make an admin's key first.");
            }

            var (key, problem) = await keys.TryMakeAsync(name, role, expires?.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc), caller, cancellationToken);
            made = key?.Text;
            return key is null ? DeskAnswer.Refused(problem!)
                : caller.IsLocal ? DeskAnswer.Done("This is the first key: from now on every request needs one. Keep it, then log in with it.")
                : DeskAnswer.Done("The key is shown this once. Keep it now.");
        });
        return (answer, made);
    }

    public Task<DeskAnswer> RevokeKeyAsync(string id, ClaimsPrincipal user, CancellationToken cancellationToken) => callers.AskAsync(user, KeyRole.Admin, async caller =>
        await keys.TryRevokeAsync(id, caller, cancellationToken) ? DeskAnswer.Done("The key counts no more: here at once, at other workers within seconds.") : DeskAnswer.Refused("There is no key with this id, or it was revoked before."));

    private static DeskAnswer NoWebhook { get; } = DeskAnswer.Refused("There is no such webhook any more.");

    private static DeskAnswer Arrived(string? problem) => problem is null ? DeskAnswer.Done("It arrived.") : DeskAnswer.Refused($"It did not arrive: the receiver {problem}. See to the receiver, then try again.");

    private Task<DeskAnswer> OnWebhookAsync(string webhook, ClaimsPrincipal user, Func<Webhook, Task<DeskAnswer>> work, CancellationToken cancellationToken) =>
        callers.AskAsync(user, KeyRole.Admin, async _ => await webhooks.FindAsync(webhook, cancellationToken) is { } found ? await work(found) : NoWebhook);
}
