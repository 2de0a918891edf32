namespace StanceML.Dashboard.Charts;

/// <summary>Where everything of a trend stands in a drawing of 720 by 400: shares above, counts below, one axis of time.</summary>
internal sealed class TrendPlot
{
    public const double Width = 720;
    public const double Height = 400;

    /// <summary>Left of it is room for labels in the large type of a narrow screen.</summary>
    public const double Left = 86;

    public const double Right = 708;
    public const double ShareTop = 22;
    public const double ShareBottom = 222;
    public const double CountTop = 262;
    public const double CountBottom = 352;

    private const double WidestBar = 44;

    public static readonly LinearScale Shares = new(ShareBottom, ShareTop, 1);


    private readonly IReadOnlyList<TrendBucket> _buckets;

    /// <param name="buckets">At least one.</param>
    public TrendPlot(IReadOnlyList<TrendBucket> buckets)
    {
        _buckets = buckets;
        Counts = new LinearScale(CountBottom, CountTop, LinearScale.NiceMax(buckets.Max(bucket => bucket.Totals.Sum)));
    }

    public LinearScale Counts { get; }

    public double Step => (Right - Left) / _buckets.Count;

    public double BarWidth => Math.Min(Step * 0.8, WidestBar);

    /// <summary>Signs on the lines would run together where they stand closer.</summary>
    public bool HasMarks => Step >= 7;

    /// <summary>The n over each bar would run together where they stand closer.</summary>
    public bool HasNumbers => Step >= 30;

    public double MiddleOf(int bucket) => Left + (Step * (bucket + 0.5));

    /// <returns>The buckets that get a label, about six; every second of them is left out on a narrow screen.</returns>
    public IEnumerable<int> Labelled()
    {
        var every = Math.Max(1, (int)Math.Ceiling(_buckets.Count / 6.0));
        return Enumerable.Range(0, _buckets.Count).Where(bucket => bucket % every == 0);
    }

    /// <returns>Lines between neighbours; a time without a decided statement is a gap, and what stands alone has a mark only.</returns>
    public IEnumerable<string> Lines(string stance) => Runs()
        .Where(run => run.Count > 1)
        .Select(run => Svg.Points(run.Select(bucket => (MiddleOf(bucket), Shares.At(_buckets[bucket].ShareOf(stance)!.Value)))));

    public IEnumerable<(double X, double Y)> Marks(string stance) => Runs()
        .Where(run => HasMarks || run.Count == 1)
        .SelectMany(run => run)
        .Select(bucket => (MiddleOf(bucket), Shares.At(_buckets[bucket].ShareOf(stance)!.Value)));

    /// <returns>Polygons around the share of support; a bar where a time stands alone.</returns>
    public IEnumerable<string> Bands() => Runs().Select(run => Svg.Points(run.Count > 1
        ? [.. run.Select(bucket => (MiddleOf(bucket), High(bucket))), .. run.AsEnumerable().Reverse().Select(bucket => (MiddleOf(bucket), Low(bucket)))]
        : Alone(run[0])));

    /// <returns>The pieces of the bars, from below.</returns>
    public IEnumerable<(string Stance, double X, double Y, double Height)> Bars()
    {
        foreach (var (index, bucket) in _buckets.Index())
        {
            var below = 0L;
            foreach (var stance in Stances.All.Where(stance => bucket.Totals.Of(stance) > 0))
            {
                var count = bucket.Totals.Of(stance);
                below += count;
                yield return (stance, MiddleOf(index) - (BarWidth / 2), Counts.At(below), Counts.Length(count));
            }
        }
    }

    /// <returns>A path of all pieces of the stance; empty where it has none.</returns>
    public string BarsOf(string stance) => string.Concat(Bars().Where(piece => piece.Stance == stance).Select(piece =>
        $"M{Svg.Number(piece.X)} {Svg.Number(piece.Y)}h{Svg.Number(BarWidth)}v{Svg.Number(piece.Height)}h{Svg.Number(-BarWidth)}z"));

    /// <returns>A path around all that belongs to the time.</returns>
    public string Column(int bucket) =>
        $"M{Svg.Number(MiddleOf(bucket) - (Step / 2))} {Svg.Number(ShareTop)}h{Svg.Number(Step)}V{Svg.Number(CountBottom)}h{Svg.Number(-Step)}z";

    private (double X, double Y)[] Alone(int bucket)
    {
        var (left, right) = (MiddleOf(bucket) - (BarWidth / 4), MiddleOf(bucket) + (BarWidth / 4));
        return [(left, High(bucket)), (right, High(bucket)), (right, Low(bucket)), (left, Low(bucket))];
    }

    private double High(int bucket) => Shares.At(Interval(bucket).High);

    private double Low(int bucket) => Shares.At(Interval(bucket).Low);

    private WilsonInterval Interval(int bucket) => WilsonInterval.Of(_buckets[bucket].Totals.Support, _buckets[bucket].Totals.Decided);

    /// <returns>Neighbours with decided statements.</returns>
    private List<List<int>> Runs()
    {
        List<List<int>> runs = [];
        foreach (var (index, bucket) in _buckets.Index().Where(one => one.Item.Totals.Decided > 0))
        {
            if (runs.Count == 0 || runs[^1][^1] != index - 1)
            {
                runs.Add([]);
            }

            runs[^1].Add(index);
        }

        return runs;
    }
}
