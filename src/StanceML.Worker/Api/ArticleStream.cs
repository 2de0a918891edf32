using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Takes a stream of articles in, one JSON object a line, and answers each line while the stream goes on.</summary>
/// <remarks>
/// A batch is what has arrived, up to a bound: memory stays flat however long the stream is, and a slow sender is answered line by line.
/// A bad line fails alone. When the inbox is full the stream waits; when it stays full, or the store fails, the stream ends with a line that
/// says from where to send again. So it does when a line does not come whole in time.
/// </remarks>
internal sealed class ArticleStream(SubmissionReader reader, SubmissionParser parser, ArticleIntake intake, IOptions<WorkerOptions> options, TimeProvider clock)
{
    private const int MaxLines = 100;

    /// <summary>Of a batch, beyond its last line.</summary>
    private const int MaxBatchBytes = 1 << 22;

    private static readonly TimeSpan RoomPause = TimeSpan.FromMilliseconds(100);

    /// <summary>A long line is looked through once for each piece of it that arrives.</summary>
    private static readonly StreamPipeReaderOptions Pieces = new(bufferSize: 1 << 16);

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private readonly WorkerOptions _options = options.Value;

    /// <exception cref="StoreUnavailableException">The store cannot be written, and nothing was answered yet.</exception>
    public async Task RunAsync(HttpContext context)
    {
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        var lines = new LineReader(PipeReader.Create(reader.Unpack(context.Request, long.MaxValue), Pieces), _options.MaxRequestBytes);
        var cancellationToken = context.RequestAborted;
        try
        {
            while (await ReadBatchAsync(lines, cancellationToken) is { Count: > 0 } batch)
            {
                if (!await AnswerAsync(context, batch, cancellationToken))
                {
                    return;
                }
            }

            Begin(context);
        }
        catch (Exception e) when (e is InvalidDataException or BodyTooLargeException)
        {
            var problem = new Dictionary<string, string> { ["body"] = e is BodyTooLargeException ? e.Message : "is not packed as its Content-Encoding says" };
            await WriteAsync(context, [LineAnswer.Refused(lines.Line + 1, StatusCodes.Status400BadRequest, problem)], cancellationToken);
        }
        catch (TimeoutException)
        {
            var problem = string.Create(CultureInfo.InvariantCulture, $"did not come whole within {_options.RequestTimeout.TotalSeconds} s; send it and the rest again");
            await WriteAsync(
                context,
                [LineAnswer.Refused(lines.Line + 1, StatusCodes.Status408RequestTimeout, new Dictionary<string, string> { ["body"] = problem })],
                cancellationToken);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status429TooManyRequests && context.Response.HasStarted)
        {
            await LaterAsync(context, lines.Line + 1, e.StatusCode, "bytes come too fast with this key");
        }
        finally
        {
            await lines.CompleteAsync();
        }
    }

    /// <returns>What has arrived, at least one line; empty at the end of the stream.</returns>
    private async Task<List<(long Line, Submission Submission)>> ReadBatchAsync(LineReader lines, CancellationToken cancellationToken)
    {
        List<(long, Submission)> batch = [];
        var bytes = 0L;
        while (batch.Count < MaxLines && bytes < MaxBatchBytes && (batch.Count == 0 || lines.HasLine))
        {
            if (await LineAsync(lines, cancellationToken) is not { } line)
            {
                break;
            }

            if (!line.IsTooLong && line.Bytes.AsSpan().Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            bytes += line.Bytes.Length;
            batch.Add((lines.Line, line.IsTooLong
                ? Submission.Refused("body", $"has more than the {_options.MaxRequestBytes} bytes allowed in a line", isTooLarge: true)
                : await ParseAsync(line.Bytes, cancellationToken)));
        }

        return batch;
    }

    /// <returns>Null at the end of the stream.</returns>
    /// <exception cref="TimeoutException">It did not come whole in time: it would be held, and keep a place, for as long as it drips.</exception>
    private async Task<LineReader.ReadLine?> LineAsync(LineReader lines, CancellationToken cancellationToken)
    {
        if (lines.HasLine)
        {
            return await lines.ReadAsync(cancellationToken);
        }

        using var limit = new CancellationTokenSource(_options.RequestTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await lines.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    private async Task<Submission> ParseAsync(byte[] line, CancellationToken cancellationToken)
    {
        try
        {
            return await parser.JsonAsync(line, single: true, cancellationToken);
        }
        catch (PagesBusyException e)
        {
            return Submission.Refused("html", e.Message) with { IsTooEarly = true };
        }
    }

    /// <returns>False when the stream ends here.</returns>
    private async Task<bool> AnswerAsync(HttpContext context, List<(long Line, Submission Submission)> batch, CancellationToken cancellationToken)
    {
        try
        {
            var receipts = await AcceptAsync(context, [.. batch.SelectMany(line => line.Submission.Items)], cancellationToken);
            if (receipts is null)
            {
                await LaterAsync(context, batch[0].Line, StatusCodes.Status429TooManyRequests, $"{_options.MaxPending} articles wait already");
                return false;
            }

            using var next = receipts.GetEnumerator();
            await WriteAsync(context, batch.Select(line => Answer(line.Line, line.Submission, next)), cancellationToken);
            return true;
        }
        catch (StoreUnavailableException) when (context.Response.HasStarted)
        {
            await LaterAsync(context, batch[0].Line, StatusCodes.Status503ServiceUnavailable, "the store cannot be used now");
            return false;
        }
    }

    private static LineAnswer Answer(long line, Submission submission, IEnumerator<AcceptedArticle> receipts)
    {
        if (submission.Problems.Count > 0)
        {
            var status = submission.IsTooEarly ? StatusCodes.Status503ServiceUnavailable
                : submission.IsTooLarge ? StatusCodes.Status413PayloadTooLarge
                : StatusCodes.Status400BadRequest;
            return LineAnswer.Refused(line, status, submission.Problems);
        }

        receipts.MoveNext();
        return LineAnswer.Taken(line, receipts.Current);
    }

    /// <summary>A sender that streams can be held up by not being read; one that has had no answer yet is told at once.</summary>
    private async Task<IReadOnlyList<AcceptedArticle>?> AcceptAsync(HttpContext context, List<SubmittedItem> items, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var receipts = await intake.AcceptAsync(items, ArticleSource.Api, cancellationToken);
            if (receipts is not null || !context.Response.HasStarted || clock.GetElapsedTime(started) > _options.RequestTimeout)
            {
                return receipts;
            }

            await Task.Delay(RoomPause, clock, cancellationToken);
        }
    }

    private async Task LaterAsync(HttpContext context, long line, int status, string problem)
    {
        if (!context.Response.HasStarted)
        {
            await Problems.Later(status, $"Nothing was taken in: {problem}. Send it again later.", _options.RetryAfter).ExecuteAsync(context);
            return;
        }

        var answer = LineAnswer.Refused(line, status, new Dictionary<string, string> { ["body"] = $"was taken up to the line before: {problem}; send the rest again later" });
        await WriteAsync(context, [answer], context.RequestAborted);
    }

    private static void Begin(HttpContext context)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = SubmissionReader.LinesType;
        }
    }

    private static async Task WriteAsync(HttpContext context, IEnumerable<LineAnswer> answers, CancellationToken cancellationToken)
    {
        Begin(context);
        foreach (var answer in answers)
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, answer, ApiJson.Lines.LineAnswer, cancellationToken);
            await context.Response.Body.WriteAsync(LineEnd, cancellationToken);
        }

        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
