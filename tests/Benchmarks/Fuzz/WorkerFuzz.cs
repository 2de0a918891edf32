using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace StanceML.Benchmarks;

/// <summary>Sends hostile requests to a worker, one connection each. The same seed sends the same requests.</summary>
internal sealed class WorkerFuzz(Uri worker, IReadOnlyList<(string Method, string Pattern)> endpoints, IReadOnlyList<string> keys, int seed)
{
    /// <summary>Longer than any time limit of the worker.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="count">Requests in all.</param>
    /// <param name="parallel">Requests at the same time.</param>
    public async Task<IReadOnlyList<FuzzOutcome>> RunAsync(int count, int parallel, CancellationToken cancellationToken)
    {
        ConcurrentBag<FuzzOutcome> outcomes = [];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
            async (number, token) => outcomes.Add(await SendAsync(number, token)));
        return [.. outcomes.OrderBy(outcome => outcome.Number)];
    }

    /// <returns>The request with this number, to send it again alone.</returns>
    public (byte[] Bytes, string Endpoint) Request(int number) =>
        new HostileRequests(new Random(unchecked((seed * 1_000_003) + number)), endpoints, keys).Next();

    private async Task<FuzzOutcome> SendAsync(int number, CancellationToken cancellationToken)
    {
        var (bytes, endpoint) = Request(number);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(worker.Host, worker.Port, patience.Token);
            var sending = TrySendAsync(socket, bytes, patience.Token);
            var status = await StatusAsync(socket, patience.Token);
            await sending;
            return new FuzzOutcome(number, endpoint, status, IsHang: false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FuzzOutcome(number, endpoint, 0, IsHang: true);
        }
        catch (SocketException)
        {
            return new FuzzOutcome(number, endpoint, 0, IsHang: false);
        }
    }

    /// <summary>The worker may answer and close before it has read everything; and nothing follows what was sent.</summary>
    private static async Task TrySendAsync(Socket socket, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            await socket.SendAsync(bytes, cancellationToken);
        }
        catch (SocketException)
        {
            // Its answer, if any, is read all the same.
        }
    }

    /// <summary>The first answer's status; a stream goes on for ever, so nothing after the status line is waited for.</summary>
    private static async Task<int> StatusAsync(Socket socket, CancellationToken cancellationToken)
    {
        var line = new byte[12];
        var length = 0;
        while (length < line.Length && await socket.ReceiveAsync(line.AsMemory(length), cancellationToken) is var count and > 0)
        {
            length += count;
        }

        return length == line.Length && int.TryParse(Encoding.ASCII.GetString(line, 9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : 0;
    }
}
