using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using StanceML.Dashboard.Desk;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Gathers what the page of operations shows.</summary>
internal sealed class OperationsReader(
    Readiness readiness,
    QueueWatch queue,
    AnalysisLoop loop,
    IntakeTally tally,
    StoreDatabase database,
    StoreUpkeep upkeep,
    FeedStore feeds,
    LiveModels models,
    ModelSource source,
    IOptions<WorkerOptions> options)
{
    private const int Lately = 5;

    private const int Hour = 60;

    private readonly string _version = typeof(OperationsReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<OperationsView> ReadAsync(CancellationToken cancellationToken)
    {
        var worker = options.Value;
        var health = await readiness.CheckAsync(cancellationToken);
        return new OperationsView(
            StatementRecords.Word(health.Status),
            [.. health.Entries.Select(entry => new OperationsView.Check(entry.Key, StatementRecords.Word(entry.Value.Status), entry.Value.Description))],
            tally.Since,
            worker.Roles == WorkerRoles.All ? "all" : worker.Roles.ToString(),
            queue.Last,
            worker.MaxPending,
            Words(loop.State),
            Counts(tally.Analyzed),
            Counts(tally.Failed),
            await SourcesAsync(worker, cancellationToken),
            database.Name,
            await upkeep.ReadSizeAsync(cancellationToken),
            [
                ("StanceML", _version),
                (".NET", RuntimeInformation.FrameworkDescription.Replace(".NET ", "", StringComparison.Ordinal)),
                ("System", RuntimeInformation.OSDescription),
                ("Questions", source.Encoder.Catalogue.Version ?? "not given"),
                ("Models", string.Join(", ", models.Current.Models.Names.Values.Order(StringComparer.Ordinal))),
            ]);
    }

    private async Task<IReadOnlyList<OperationsView.Source>> SourcesAsync(WorkerOptions worker, CancellationToken cancellationToken)
    {
        var isIntake = worker.Roles.HasFlag(WorkerRoles.Intake);
        var read = isIntake ? worker.Feeds.Union(await feeds.AddedAsync(cancellationToken), StringComparer.Ordinal).Count() : 0;
        return
        [
            SourceOf("HTTP", ArticleSource.Api, "POST /v1/articles", isIntake),
            SourceOf("The first page", ArticleSource.Page, null, isOn: true),
            SourceOf("Addresses", ArticleSource.Url, "pages that were named", isIntake),
            SourceOf("Folder", ArticleSource.Folder, worker.WatchFolder.Length == 0 ? "none is watched" : worker.WatchFolder, isIntake && worker.WatchFolder.Length > 0) with { IsPlace = worker.WatchFolder.Length > 0 },
            SourceOf("Feeds", ArticleSource.Feed, read == 0 ? "none is read" : read == 1 ? "1 feed" : $"{read} feeds", read > 0),
            SourceOf("NATS", ArticleSource.Nats, string.IsNullOrEmpty(worker.Nats) ? "no queue" : $"{worker.NatsStream}.submit", isIntake && !string.IsNullOrEmpty(worker.Nats)),
            SourceOf("Samples", ArticleSource.Sample, null, worker.Samples),
        ];
    }

    private OperationsView.Source SourceOf(string name, ArticleSource way, string? where, bool isOn)
    {
        var (accepted, duplicates) = tally.Of(way);
        return new OperationsView.Source(name, where, isOn, Counts(accepted), duplicates.Total);
    }

    private static OperationsView.Counts Counts(MinuteCounter counter) => new(counter.Total, counter.Last(Lately), counter.Last(Hour));

    private static string Words(LoopState state) => state switch
    {
        LoopState.Running => "analyzes, or waits for articles",
        LoopState.Blocked => "waits for a store that cannot be used",
        LoopState.Off => "is left to other workers",
        _ => "has ended",
    };
}
