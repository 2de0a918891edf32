namespace StanceML.Hosts.Tests.Serve;

/// <summary>The system's clock, but for its timers, which go off after a twentieth of their time.</summary>
internal sealed class HurriedClock : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime / 20, period);
}
