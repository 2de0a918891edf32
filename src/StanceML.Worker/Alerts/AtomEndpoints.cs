using System.ServiceModel.Syndication;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StanceML.Dashboard;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Alerts for readers of feeds, as Atom: <c>/feeds/statements.atom</c> and <c>/feeds/changes.atom</c>, each with the filters of the list.</summary>
internal static class AtomEndpoints
{
    private const int MostEntries = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds/statements.atom", StatementsAsync).RequireRole(KeyRole.Reader);
        routes.MapGet("/feeds/changes.atom", ChangesAsync).RequireRole(KeyRole.Reader);
    }

    private static async Task<IResult> StatementsAsync(
        HttpRequest request, StatementStore store, StatementFeed feed, DisplayNames names, KnownQuestions questions, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var filter = query.Filter();
        if (await query.RefusalAsync(questions, filter.Question, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var corrections = await feed.CorrectionsAsync(filter, MostEntries, cancellationToken);
        var newest = await NewestAsync(store, filter, cancellationToken);
        var told = corrections.Select(correction => correction.Key).ToHashSet();
        var entries = corrections.Select(correction => Entry(request, correction, names))
            .Concat(newest.Where(statement => !told.Contains(statement.Key)).Select(statement => Entry(request, statement, names)));
        return Feed(request, "Statements", [.. entries.OrderByDescending(entry => entry.LastUpdatedTime).Take(MostEntries)]);
    }

    /// <summary>A page of a search may end before it is full, and go on.</summary>
    private static async Task<List<StoredStatement>> NewestAsync(StatementStore store, StatementFilter filter, CancellationToken cancellationToken)
    {
        List<StoredStatement> newest = [];
        StatementKey? after = null;
        do
        {
            var page = await store.ListAsync(filter, after, MostEntries - newest.Count, cancellationToken);
            newest.AddRange(page.Statements);
            after = page.Next;
        }
        while (after is not null && newest.Count < MostEntries);

        return newest;
    }

    private static async Task<IResult> ChangesAsync(
        HttpRequest request, PositionStore store, DisplayNames names, KnownQuestions questions, CancellationToken cancellationToken)
    {
        var query = new AddressQuery(request.Query);
        var filter = new PositionFilter { Question = query.Word("question"), Actor = query.Word("actor") };
        if (await query.RefusalAsync(questions, filter.Question, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var page = await store.ChangesAsync(filter, after: null, MostEntries, cancellationToken);
        return Feed(request, "Changes of position", [.. page.Changes.Select(change => Entry(request, change, names))]);
    }

    /// <summary>The entry of the statement, changed: readers of feeds show it as news of what they have.</summary>
    private static SyndicationItem Entry(HttpRequest request, FeedStatement correction, DisplayNames names)
    {
        var entry = Entry(request, correction.Key, correction.Record, correction.Source, names);
        entry.Title = new TextSyndicationContent($"{(correction.IsRejected ? "No statement" : "Corrected")}: {entry.Title.Text}");
        entry.LastUpdatedTime = correction.Corrected!.Value;
        if (correction.IsRejected)
        {
            entry.Links.Clear();
            entry.Links.Add(SyndicationLink.CreateAlternateLink(Page(request, $"/articles/{correction.Source.Id}")));
        }

        return entry;
    }

    private static SyndicationItem Entry(HttpRequest request, StoredStatement statement, DisplayNames names) =>
        Entry(request, statement.Key, statement.Record, statement.Source, names);

    private static SyndicationItem Entry(HttpRequest request, StatementKey key, StatementRecord record, StatementSource source, DisplayNames names)
    {
        var judged = record.Targets.Select(target => $"{names.Question(target.Id)}: {(target.Decided ? target.Stance : "undecided")}");
        var entry = new SyndicationItem(
            Legible($"{record.Speaker?.Name ?? "Somebody"} · {(record.Targets.Count == 0 ? "no recognition question" : string.Join(", ", judged))}"),
            Legible(record.Text),
            Page(request, $"/statements/{key}"),
            $"urn:stanceml:statement:{key}",
            source.Received)
        {
            PublishDate = source.Published ?? source.Received,
        };
        entry.Authors.Add(new SyndicationPerson { Name = Legible(source.Outlet ?? "unknown outlet") });
        return entry;
    }

    private static SyndicationItem Entry(HttpRequest request, PositionChange change, DisplayNames names)
    {
        var day = new DateTimeOffset(change.Day, TimeOnly.MinValue, TimeSpan.Zero);
        var entry = new SyndicationItem(
            Legible($"{names.Actor(change.Actor)} on {names.Question(change.Question)}: {change.Before} → {change.After}"),
            $"From {change.Day:O} on the latest statements say {change.After}, no longer {change.Before}.",
            Page(request, change.AfterKey is { } key ? $"/statements/{key}" : $"/actors/{Uri.EscapeDataString(change.Actor)}"),
            Legible($"urn:stanceml:change:{new PositionChangeKey(change.Day, change.Question, change.Actor)}"),
            day)
        {
            PublishDate = day,
        };
        entry.Authors.Add(new SyndicationPerson { Name = Legible(names.Actor(change.Actor)) });
        return entry;
    }

    /// <summary>Words of articles may hold what XML cannot: no reader could show such characters.</summary>
    private static string Legible(string words) =>
        string.Concat(words.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)).Select(rune => rune.ToString()));

    private static Uri Page(HttpRequest request, string path) => new($"{request.Scheme}://{request.Host}{path}");

    private static IResult Feed(HttpRequest request, string title, IReadOnlyList<SyndicationItem> entries)
    {
        var address = Page(request, request.Path + request.QueryString);
        var feed = new SyndicationFeed($"{title} · StanceML", null, address, address.AbsoluteUri, entries.Select(entry => entry.LastUpdatedTime).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(), entries);
        using MemoryStream bytes = new();
        using (var writer = XmlWriter.Create(bytes))
        {
            feed.GetAtom10Formatter().WriteTo(writer);
        }

        return Results.Bytes(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }
}
