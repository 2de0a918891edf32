using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Logging;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Statements, and what reviewers correct in them, as server-sent events (WHATWG HTML, 9.2), each as soon as it is committed.</summary>
/// <remarks>
/// The id of an event is the place in the feed after it; a listener that comes back with it misses nothing. Written by hand: the
/// framework's writer has no comments, and a proxy takes a quiet connection for a dead one.
/// </remarks>
/// <param name="seat">Held until the end.</param>
internal sealed class StatementStream(
    StatementFeed feed, FeedWatch watch, StatementFilter filter, FeedPosition? after, WorkerOptions options, IDisposable seat, TimeProvider clock, ILogger logger)
    : IResult
{
    private const int StatementsAtOnce = 100;

    /// <summary>The listener's key is looked at again when it comes back.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromHours(1);

    /// <summary>Cancelled when the worker stops: a stream would hold it up.</summary>
    public CancellationToken Stopping { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var held = seat;
        using var length = new CancellationTokenSource(Length, clock);
        httpContext.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, Stopping, length.Token);
        try
        {
            // Before the answer begins: a store that cannot be read is a 503.
            var from = after ?? await feed.EndAsync(over.Token);
            httpContext.Response.ContentType = "text/event-stream";
            httpContext.Response.Headers["X-Accel-Buffering"] = "no";
            httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await FollowAsync(httpContext.Response, from, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The listener has gone, or comes back with its last id.
        }
        catch (StoreUnavailableException e) when (httpContext.Response.HasStarted)
        {
            logger.StoreUnavailable(e.Message);
        }
    }

    private async Task FollowAsync(HttpResponse response, FeedPosition from, CancellationToken cancellationToken)
    {
        // The id alone makes no event, and a listener that is cut off before the first one knows where to go on.
        await WriteAsync(response, $"retry: {(int)options.RetryAfter.TotalMilliseconds}\nid: {from}\n\n", cancellationToken);
        while (true)
        {
            var moved = watch.Moved;
            var page = await feed.ReadAsync(filter, from, StatementsAtOnce, cancellationToken);
            var events = new StringBuilder();
            foreach (var statement in page.Statements)
            {
                var json = JsonSerializer.Serialize(new SourcedStatement(statement.Record, statement.Source), ExportJson.Readable.SourcedStatement);
                events.Append("id: ").Append(statement.Position)
                    .Append("\nevent: ").Append(statement.Kind == FeedKind.Corrected ? "corrected" : "statement")
                    .Append("\ndata: ").Append(json).Append("\n\n");
            }

            if (page.Last != from && (page.Statements.Count == 0 || page.Statements[^1].Position != page.Last))
            {
                events.Append("id: ").Append(page.Last).Append("\n\n");
            }

            if (events.Length > 0)
            {
                await WriteAsync(response, events.ToString(), cancellationToken);
            }

            from = page.Last;
            if (!page.HasMore)
            {
                await WaitAsync(response, moved, cancellationToken);
            }
        }
    }

    private async Task WaitAsync(HttpResponse response, Task moved, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await moved.WaitAsync(options.HeartbeatInterval, clock, cancellationToken);
                return;
            }
            catch (TimeoutException)
            {
                await WriteAsync(response, ": still here\n\n", cancellationToken);
            }
        }
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.WriteAsync(text, cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
