using System.Globalization;

namespace StanceML.Training;

/// <summary>Decides by figures whether a version that was verified may go live.</summary>
internal static class PromotionGate
{
    /// <param name="candidate">Figures of the version that asks.</param>
    /// <param name="live">Figures of the version it would replace; null when there is none to compare with.</param>
    /// <param name="speed">Both timed in turns; null when there is none to compare with.</param>
    /// <param name="hasFloor">False for the first version of a user's own: nothing says how well their rows can be told apart.</param>
    /// <returns>One check per condition that applies, in the order they are shown; promotion needs all to be passed.</returns>
    /// <param name="liveVersion">Of the version it would replace; null when there is none to compare with.</param>
    public static IReadOnlyList<GateCheck> Judge(
        GateLimits limits, ModelFigures candidate, ModelFigures? live, SmokeSpeed? speed, bool hasFloor, string? liveVersion = null)
    {
        var pairs = candidate.Live is { } both && both.Version == liveVersion && both.Rows >= limits.PairedShare * Math.Min(live?.Rows ?? int.MaxValue, candidate.Rows ?? int.MaxValue) ? both : null;
        var checks = new List<GateCheck>();
        if (hasFloor)
        {
            checks.Add(Floor(limits, candidate, live));
        }

        if (candidate.Rows < live?.Rows)
        {
            checks.Add(MeasuredRows(limits, candidate.Rows.Value, live.Rows.Value));
        }

        checks.AddRange(live?.ByLabel().Select(label => LabelFall(limits, candidate, label, pairs?.Labels.FirstOrDefault(pair => pair.Label == label.Name))) ?? []);
        if (hasFloor)
        {
            checks.Add(Calibration(limits, candidate, live));
        }

        if (speed is not null)
        {
            checks.Add(Speed(limits, speed));
        }

        return checks;
    }

    /// <summary>Whether the task's own figure reaches its floor.</summary>
    /// <param name="live">Figures of the version it would replace; null when there is none to compare with.</param>
    public static GateCheck Floor(GateLimits limits, ModelFigures candidate, ModelFigures? live)
    {
        var (found, reached) = (candidate.Find(limits.Headline), live?.Find(limits.Headline));
        if (reached is null || reached.Value >= limits.Floor)
        {
            return AtLeast(limits.Headline, found?.Value, limits.Floor, "the floor of its task");
        }

        var margin = GateLimits.Margin(limits.LabelFall, Math.Min(reached.N, found?.N ?? reached.N));
        return AtLeast(limits.Headline, found?.Value, reached.Value - margin, $"{Number(reached.Value)} of the live version less {Number(margin)}");
    }

    private static GateCheck MeasuredRows(GateLimits limits, int candidate, int live)
    {
        var least = (int)Math.Ceiling(limits.RowsShare * live);
        return new GateCheck(
            "held-out rows",
            candidate.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"at least {least}, {limits.RowsShare} of the live version's: figures of fewer say too little"),
            candidate >= least);
    }

    /// <param name="pair">Both on the same rows; null to compare each on its own.</param>
    private static GateCheck LabelFall(GateLimits limits, ModelFigures candidate, Figure live, ComparedLabel? pair)
    {
        if (pair is not null)
        {
            var fall = GateLimits.Margin(limits.LabelFall, pair.Rows);
            return AtLeast($"F1 of {live.Name}", pair.New, pair.Live - fall, $"{Number(pair.Live)} of the live version on the same rows less {Number(fall)}");
        }

        var found = candidate.ByLabel().FirstOrDefault(label => label.Name == live.Name);
        var margin = GateLimits.Margin(limits.LabelFall, Math.Min(live.N, found?.N ?? live.N));
        return AtLeast($"F1 of {live.Name}", found?.Value, live.Value - margin, $"{Number(live.Value)} of the live version less {Number(margin)}");
    }

    private static GateCheck Calibration(GateLimits limits, ModelFigures candidate, ModelFigures? live)
    {
        var (ceiling, source) = (limits.CalibrationError, "the ceiling of every task");
        if (live is not null && Excess(live) is { } reached)
        {
            var margin = GateLimits.Margin(limits.CalibrationRise, Math.Min(live.Rows ?? int.MaxValue, candidate.Rows ?? int.MaxValue));
            (ceiling, source) = reached > ceiling || reached + margin < ceiling ? (reached + margin, $"{Number(reached)} of the live version and {Number(margin)}") : (ceiling, source);
        }

        var found = Excess(candidate);
        var what = candidate.CalibrationNoise() is { } noise ? $"{Number(found)} over the noise of {Number(noise)}" : Number(found);
        return new GateCheck("calibration error", what, $"at most {Number(ceiling)}, {source}", found <= ceiling);
    }

    /// <summary>What chance does not explain; all of the error where the papers do not tell the noise.</summary>
    private static double? Excess(ModelFigures figures) =>
        figures.CalibrationError is { } error ? Math.Max(0, error - (figures.CalibrationNoise() ?? 0)) : null;

    private static GateCheck Speed(GateLimits limits, SmokeSpeed speed)
    {
        var ceiling = speed.Live * limits.Slowdown;
        return new GateCheck(
            "median time per smoke statement",
            $"{Microseconds(speed.Candidate)} microseconds",
            string.Create(CultureInfo.InvariantCulture, $"at most {Microseconds(ceiling)}, {limits.Slowdown} times that of the live version"),
            speed.Candidate <= ceiling);
    }

    private static GateCheck AtLeast(string name, double? found, double floor, string source) =>
        new(name, Number(found), $"at least {Number(floor)}, {source}", found >= floor);

    private static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "none in metrics.json";

    private static string Microseconds(TimeSpan time) => time.TotalMicroseconds.ToString("0", CultureInfo.InvariantCulture);
}
