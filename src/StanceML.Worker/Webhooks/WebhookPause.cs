namespace StanceML.Worker;

/// <summary>How long to wait before a batch is sent again: twice as long each time, and spread, so that receivers do not meet all at once.</summary>
internal static class WebhookPause
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="attempts">How often it was sent, from 1.</param>
    /// <param name="chance">From 0 up to 1: spreads between half of the pause and the whole.</param>
    public static TimeSpan After(int attempts, TimeSpan first, double chance)
    {
        var pause = first * Math.Pow(2, Math.Min(attempts - 1, 30));
        return (pause < Longest ? pause : Longest) * (0.5 + (chance / 2));
    }
}
