namespace StanceML.Training;

/// <summary>How long two versions take for a smoke statement, features included, measured in turns so that a busy machine slows both alike.</summary>
/// <param name="Candidate">Median over statements and rounds.</param>
/// <param name="Live">The same of the version it would replace.</param>
public sealed record SmokeSpeed(TimeSpan Candidate, TimeSpan Live)
{
    /// <summary>The runtime compiles hot methods anew after 30 calls, in the background.</summary>
    private const int WarmUpRounds = 60;

    private const int Rounds = 101;

    /// <param name="statements">At least one.</param>
    /// <param name="time">Its timestamps are the stopwatch.</param>
    internal static SmokeSpeed Measure(
        Action<SmokeStatement> candidate, Action<SmokeStatement> live, IReadOnlyList<SmokeStatement> statements, TimeProvider time)
    {
        var (candidateTimes, liveTimes) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            foreach (var statement in statements)
            {
                var first = Time(candidate, statement, time);
                var second = Time(live, statement, time);
                if (round >= 0)
                {
                    candidateTimes.Add(first);
                    liveTimes.Add(second);
                }
            }
        }

        return new SmokeSpeed(Median(candidateTimes), Median(liveTimes));
    }

    private static TimeSpan Time(Action<SmokeStatement> answer, SmokeStatement statement, TimeProvider time)
    {
        var start = time.GetTimestamp();
        answer(statement);
        return time.GetElapsedTime(start);
    }

    private static TimeSpan Median(List<TimeSpan> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
