namespace StanceML.Worker;

/// <summary>Counts since the start, and of the last hour by the minute. Safe for concurrent use.</summary>
internal sealed class MinuteCounter(TimeProvider clock)
{
    private const int Minutes = 60;

    private readonly Lock _gate = new();
    private readonly long[] _counts = new long[Minutes];
    private readonly long[] _minutes = new long[Minutes];
    private long _total;

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds() / 60;

    public long Total
    {
        get
        {
            lock (_gate)
            {
                return _total;
            }
        }
    }

    public void Add(long count)
    {
        lock (_gate)
        {
            var (minute, place) = (Now, (int)(Now % Minutes));
            (_counts[place], _minutes[place]) = (_minutes[place] == minute ? _counts[place] + count : count, minute);
            _total += count;
        }
    }

    /// <param name="minutes">1 to 60; the minute that runs is the last of them.</param>
    public long Last(int minutes)
    {
        lock (_gate)
        {
            var first = Now - minutes;
            return Enumerable.Range(0, Minutes).Where(place => _minutes[place] > first).Sum(place => _counts[place]);
        }
    }
}
