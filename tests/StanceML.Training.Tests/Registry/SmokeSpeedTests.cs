using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class SmokeSpeedTests
{
    private static readonly IReadOnlyList<SmokeStatement> Statements = [new("We recognise Kosovo.", "kosovo", [0.9, 0.1]), new("We do not.", null, [0.1, 0.9])];

    [Fact]
    public void Both_are_timed_in_turns_and_the_median_is_told()
    {
        var time = new FakeTimeProvider();
        var order = new List<string>();
        var speed = SmokeSpeed.Measure(Taking(time, order, "candidate", 30), Taking(time, order, "live", 20), Statements, time);
        Assert.Equal((TimeSpan.FromMicroseconds(30), TimeSpan.FromMicroseconds(20)), (speed.Candidate, speed.Live));
        Assert.All(order.Chunk(2), pair => Assert.Equal(["candidate", "live"], pair));
    }

    [Fact]
    public void A_few_interruptions_do_not_move_the_median()
    {
        var time = new FakeTimeProvider();
        var calls = 0;
        var speed = SmokeSpeed.Measure(
            _ => time.Advance(calls++ % 10 == 0 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMicroseconds(30)), Taking(time, [], "live", 20), Statements, time);
        Assert.Equal(TimeSpan.FromMicroseconds(30), speed.Candidate);
    }

    private static Action<SmokeStatement> Taking(FakeTimeProvider time, List<string> order, string name, double microseconds) => _ =>
    {
        order.Add(name);
        time.Advance(TimeSpan.FromMicroseconds(microseconds));
    };
}
