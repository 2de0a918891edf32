using StanceML.Store;

namespace StanceML.Worker;

/// <summary>How many articles came by which way since the start, and how many were analyzed. Safe for concurrent use.</summary>
/// <remarks>For the page of operations. Whoever keeps figures for longer reads <c>/metrics</c>.</remarks>
internal sealed class IntakeTally
{
    private readonly Dictionary<ArticleSource, (MinuteCounter Accepted, MinuteCounter Duplicates)> _sources;

    public IntakeTally(TimeProvider clock)
    {
        _sources = Enum.GetValues<ArticleSource>().ToDictionary(source => source, _ => (new MinuteCounter(clock), new MinuteCounter(clock)));
        Since = clock.GetUtcNow();
        (Analyzed, Failed) = (new MinuteCounter(clock), new MinuteCounter(clock));
    }

    /// <summary>When counting began: when the worker started.</summary>
    public DateTimeOffset Since { get; }

    public MinuteCounter Analyzed { get; }

    public MinuteCounter Failed { get; }

    public void Accepted(ArticleSource source, IReadOnlyList<AcceptedArticle> receipts)
    {
        var added = receipts.Count(receipt => receipt.IsNew);
        _sources[source].Accepted.Add(added);
        _sources[source].Duplicates.Add(receipts.Count - added);
    }

    public (MinuteCounter Accepted, MinuteCounter Duplicates) Of(ArticleSource source) => _sources[source];
}
