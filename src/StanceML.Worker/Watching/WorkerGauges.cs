using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace StanceML.Worker;

/// <summary>What can be read off the worker at any time: its queue, its loop, its models. Reading never waits and never throws.</summary>
internal sealed class WorkerGauges(
    IMeterFactory meters, Telemetry telemetry, QueueWatch queue, AnalysisLoop loop, LiveModels models, DriftWatch drift, TimeProvider clock) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(Telemetry.Name);
        meter.CreateObservableGauge("stanceml.queue.depth", Depth, "{article}", "Accepted articles that wait or are being analyzed.");
        meter.CreateObservableGauge("stanceml.queue.oldest.age", OldestAge, "s", "How long the first of them has waited; 0 when none does.");
        meter.CreateObservableGauge("stanceml.loop.state", States, unit: null, "1 at what the loop does now.");
        meter.CreateObservableGauge("stanceml.model.info", Models, unit: null, "1 for each live model.");
        meter.CreateObservableGauge("stanceml.drift.psi", Drift, unit: null, "Population stability index of the last judgments against training.");
        telemetry.StartFromZero();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<Measurement<int>> Depth() => queue.Last is { } last ? [new Measurement<int>(last.Depth)] : [];

    private IEnumerable<Measurement<double>> OldestAge() => queue.Last is { } last
        ? [new Measurement<double>(last.OldestReceived is { } received ? Math.Max(0, (clock.GetUtcNow() - received).TotalSeconds) : 0)]
        : [];

    private IEnumerable<Measurement<int>> States()
    {
        var now = loop.State;
        return Enum.GetValues<LoopState>().Select(state => new Measurement<int>(state == now ? 1 : 0, Label("state", StatementRecords.Word(state))));
    }

    private IEnumerable<Measurement<int>> Models() => models.IsLoaded
        ? models.Current.Models.Names.Select(model => new Measurement<int>(1, Label("task", model.Key), Label("version", model.Value[(model.Key.Length + 1)..])))
        : [];

    private IEnumerable<Measurement<double>> Drift() => drift.Read().SelectMany(
        one => one.Indices.Select(index => new Measurement<double>(index.Value, Label("task", one.Task), Label("kind", index.Key))));

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);
}
