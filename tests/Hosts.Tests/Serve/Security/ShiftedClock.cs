namespace StanceML.Hosts.Tests.Serve;

/// <summary>The system's clock, moved on by hand; its timers tick as ever.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _ticks;

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => System.GetTimestamp() + (Interlocked.Read(ref _ticks) * (TimestampFrequency / TimeSpan.TicksPerSecond));
}
