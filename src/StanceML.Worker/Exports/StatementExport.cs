using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Logging;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Answers with every statement of a filter, read page by page while the reader takes them.</summary>
/// <remarks>
/// Statements that are in the store when it begins are each written once, whatever is stored meanwhile. A failure on the way
/// breaks the connection off: what ends in good order is complete.
/// </remarks>
/// <param name="turn">Held until the end.</param>
internal sealed class StatementExport(
    StatementStore statements,
    StatementFormat format,
    StatementFilter filter,
    StatementKey? after,
    int? limit,
    TimeSpan pageTimeout,
    IDisposable turn,
    ILogger logger) : IResult
{
    private const int PageSize = 500;

    private int _written;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var held = turn;
        // It may take hours; a page may not, and a reader that stands still is cut off by the server.
        httpContext.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        httpContext.Response.ContentType = format.MediaType;
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"statements.{format.Name}\"";
        try
        {
            await WriteAsync(httpContext.Response, httpContext.RequestAborted);
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone.
        }
        catch (Exception e) when (httpContext.Response.HasStarted)
        {
            logger.ExportBroken(e.GetType().Name, _written);
            httpContext.Abort();
        }
    }

    private async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        // Writers write small pieces, some of them synchronously; the server gets whole pages.
        using MemoryStream buffer = new();
        var writer = format.Create(buffer);
        await foreach (var page in PagesAsync(cancellationToken))
        {
            foreach (var statement in page)
            {
                await writer.WriteAsync(statement.Record, statement.Source, cancellationToken);
                _written++;
            }

            await HandOnAsync();
        }

        await writer.EndAsync(cancellationToken);
        await HandOnAsync();

        async Task HandOnAsync()
        {
            await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
            buffer.SetLength(0);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<StoredStatement>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (from, left) = (after, limit ?? int.MaxValue); left > 0;)
        {
            var page = await PageAsync(from, Math.Min(left, PageSize), cancellationToken);
            yield return page.Statements;
            left -= page.Statements.Count;
            if (page.Next is null)
            {
                yield break;
            }

            from = page.Next;
        }
    }

    private async Task<StatementPage> PageAsync(StatementKey? from, int size, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(pageTimeout);
        try
        {
            return await statements.ListAsync(filter, from, size, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"A page of an export took longer than {pageTimeout.TotalSeconds} s."));
        }
    }
}
