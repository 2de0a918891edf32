namespace StanceML.Store;

/// <summary>Knows, most of the time without counting, that not more than so many articles wait. Safe for concurrent use.</summary>
/// <remarks>
/// What was counted last, and everything this process accepted since: articles that ended meanwhile only make it too high, and then it is
/// counted again. What other workers accept is seen within a second.
/// </remarks>
internal sealed class PendingCeiling(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private long _ceiling;
    private DateTimeOffset _counted = DateTimeOffset.MinValue;

    /// <returns>Whether so many more surely fit; they are then counted as there.</returns>
    public bool HasRoom(int more, int max)
    {
        lock (_gate)
        {
            if (clock.GetUtcNow() - _counted >= Memory || _ceiling + more > max)
            {
                return false;
            }

            _ceiling += more;
            return true;
        }
    }

    public void Counted(long pending)
    {
        lock (_gate)
        {
            _ceiling = pending;
            _counted = clock.GetUtcNow();
        }
    }
}
