using System.Globalization;
using System.IO.Pipelines;
using Microsoft.Extensions.Options;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Reads a taken file by its ending and takes its articles in.</summary>
internal sealed class FolderFile(SubmissionParser parser, ArticleIntake intake, IOptions<WorkerOptions> options, TimeProvider clock)
{
    private const string Endings = ".txt, .md, .html, .json, .ndjson";

    private const int MaxLinesPerWrite = 100;

    /// <summary>Of a file in which every line is bad, so many say enough.</summary>
    private const int MaxReasons = 100;

    private readonly WorkerOptions _options = options.Value;

    /// <summary>So that an empty inbox has room for them.</summary>
    private int LinesPerWrite => Math.Min(MaxLinesPerWrite, _options.MaxPending);

    /// <returns>What is wrong with the file or with lines of it, the others being taken in; empty when nothing is. Null: the inbox is full.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<string?> AcceptAsync(string path, CancellationToken cancellationToken)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (ending == ".ndjson")
        {
            return await AcceptLinesAsync(file, cancellationToken);
        }

        if (file.Length > _options.MaxRequestBytes)
        {
            return string.Create(CultureInfo.InvariantCulture, $"has {file.Length} bytes; allowed: {_options.MaxRequestBytes}");
        }

        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        var submission = ending switch
        {
            ".txt" or ".md" => await parser.TextAsync(bytes, new ArticleSubmission(), cancellationToken),
            ".html" or ".htm" => await parser.HtmlAsync(bytes, charset: null, new ArticleSubmission(), cancellationToken),
            ".json" => await parser.JsonAsync(bytes, single: false, cancellationToken),
            _ => Submission.Refused("name", $"has the ending '{ending}'; read are {Endings}"),
        };
        return submission.Problems.Count > 0 ? submission.Reason
            : await intake.AcceptAsync(submission.Items, ArticleSource.Folder, cancellationToken) is not null ? ""
            : submission.Items.CountBy(item => item.Page is null).Max(kind => kind.Value) <= _options.MaxPending ? null
            : string.Create(
                CultureInfo.InvariantCulture, $"holds {submission.Items.Count} articles, all to be taken or none; up to {_options.MaxPending} may wait: put them here as lines (.ndjson)");
    }

    private async Task<string> AcceptLinesAsync(FileStream file, CancellationToken cancellationToken)
    {
        var lines = new LineReader(PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true)), _options.MaxRequestBytes);
        List<string> reasons = [];
        List<SubmittedItem> items = [];
        while (await lines.ReadAsync(cancellationToken) is { } line)
        {
            if (!line.IsTooLong && line.Bytes.AsSpan().Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            var submission = line.IsTooLong
                ? Submission.Refused("body", $"has more than {_options.MaxRequestBytes} bytes")
                : await parser.JsonAsync(line.Bytes, single: true, cancellationToken);
            items.AddRange(submission.Items);
            if (submission.Problems.Count > 0 && reasons.Count < MaxReasons)
            {
                reasons.Add(string.Create(CultureInfo.InvariantCulture, $"line {lines.Line}: {submission.Reason}"));
            }

            if (items.Count >= LinesPerWrite)
            {
                await AcceptAsync(items, cancellationToken);
                items.Clear();
            }
        }

        await AcceptAsync(items, cancellationToken);
        return reasons.Count == 0 ? "" : "The other lines were taken in.\n" + string.Join('\n', reasons);
    }

    /// <summary>A full inbox holds the file up where it is: read again from its start, its first lines might be new to a queue that forgets.</summary>
    private async Task AcceptAsync(List<SubmittedItem> items, CancellationToken cancellationToken)
    {
        while (await intake.AcceptAsync(items, ArticleSource.Folder, cancellationToken) is null)
        {
            await Task.Delay(_options.RetryAfter, clock, cancellationToken);
        }
    }
}
