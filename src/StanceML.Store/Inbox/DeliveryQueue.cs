namespace StanceML.Store;

/// <summary>Lets deliveries that come while one is written share the next write: the wait for the disk is the same for one and for fifty.</summary>
/// <remarks>Safe for concurrent use. Nobody waits for others to come: a delivery alone is written at once.</remarks>
/// <param name="write">Writes the deliveries in one transaction; gives each one's receipts, null for one that does not fit.</param>
internal sealed class DeliveryQueue(Func<IReadOnlyList<Delivery>, Task<IReadOnlyList<IReadOnlyList<AcceptedArticle>?>>> write)
{
    /// <summary>A write holds up all others, so it stays short.</summary>
    private const int MaxArticles = 200;

    private readonly Lock _gate = new();
    private readonly Queue<Delivery> _waiting = [];
    private bool _isWriting;

    public Task<IReadOnlyList<AcceptedArticle>?> WriteAsync(Delivery delivery)
    {
        lock (_gate)
        {
            _waiting.Enqueue(delivery);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteWaitingAsync);
            }
        }

        return delivery.Receipts.Task;
    }

    private async Task WriteWaitingAsync()
    {
        while (Next() is { Count: > 0 } deliveries)
        {
            await WriteTogetherAsync(deliveries).ConfigureAwait(false);
        }
    }

    /// <returns>None when nobody waits: whoever comes next begins anew.</returns>
    private List<Delivery> Next()
    {
        lock (_gate)
        {
            List<Delivery> next = [];
            var articles = 0;
            while (_waiting.TryPeek(out var first) && (next.Count == 0 || articles + first.Articles.Count <= MaxArticles))
            {
                articles += first.Articles.Count;
                next.Add(_waiting.Dequeue());
            }

            _isWriting = next.Count > 0;
            return next;
        }
    }

    private async Task WriteTogetherAsync(List<Delivery> deliveries)
    {
        try
        {
            var receipts = await write(deliveries).ConfigureAwait(false);
            for (var i = 0; i < deliveries.Count; i++)
            {
                deliveries[i].Receipts.SetResult(receipts[i]);
            }
        }
        catch (InvalidOperationException) when (deliveries.Count > 1)
        {
            // One of them breaks a rule of the tables, and the others must not pay for it.
            foreach (var delivery in deliveries)
            {
                await WriteTogetherAsync([delivery]).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            foreach (var delivery in deliveries)
            {
                delivery.Receipts.SetException(e);
            }
        }
    }
}
