using System.Collections.Concurrent;
using System.Diagnostics;

namespace StanceML.Hosts.Tests.Serve;

public sealed class TraceTests : IDisposable
{
    private const string Marker = "Quillonby";

    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public TraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "StanceML" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task An_analysis_stands_under_its_request_or_alone_and_a_batch_tells_how_many_are_stored_and_no_span_tells_words()
    {
        await using var world = await WorkerWorld.StartAsync();
        var text = $"{Samples.Article}\n\"{Marker} stays out of it,\" said Anna {Marker}.";
        var article = await world.AcceptAndFinishAsync(new { text, title = Marker });
        await world.PostAsync("/v1/analyze", new { text, title = Marker });
        var id = article.GetProperty("id").GetString();
        // The request's own span ends after its answer.
        var ours = await UntilAsync(() => [.. _spans.Where(span => span.OperationName == "analyze" && Equals(span.GetTagItem("stanceml.article.id"), id))], spans => spans.Count == 2);
        var request = await UntilAsync(() => [.. _spans.Where(span => span.Source.Name == "Microsoft.AspNetCore" && ours.Any(one => one.ParentSpanId == span.SpanId))], spans => spans.Count == 1);
        Assert.Single(ours, span => span.ParentSpanId == default);
        var batch = await UntilAsync(() => [.. _spans.Where(span => span.OperationName == "batch" && Equals(span.GetTagItem("stanceml.articles"), 1))], spans => spans.Count > 0);
        Assert.All(
            [.. ours, .. batch, .. request],
            span => Assert.DoesNotContain(Marker, $"{span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)}", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<List<Activity>> UntilAsync(Func<List<Activity>> read, Func<List<Activity>, bool> isThere)
    {
        for (var watch = Stopwatch.StartNew(); ; Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "the spans did not come"))
        {
            var found = read();
            if (isThere(found))
            {
                return found;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
