namespace StanceML.Store;

/// <summary>How often the models were right in the random control sample: the one estimate that the order of the queue does not bend.</summary>
/// <param name="Task"><c>statement</c>, <c>stance</c>, <c>sentiment</c> or <c>actor</c>.</param>
/// <param name="Count">Judgments that reviewers looked at.</param>
/// <param name="Right">Of them, those that they left as they were.</param>
/// <param name="Low">Of the share, 95 % interval (Wilson 1927).</param>
/// <param name="High">Likewise.</param>
public sealed record ControlFigure(string Task, int Count, int Right, double Low, double High)
{
    private const double Squared = 1.959964 * 1.959964;

    public static ControlFigure Of(string task, int count, int right)
    {
        double n = count, share = right / n;
        var center = (share + (Squared / (2 * n))) / (1 + (Squared / n));
        var half = Math.Sqrt(Squared) / (1 + (Squared / n)) * Math.Sqrt((share * (1 - share) / n) + (Squared / (4 * n * n)));
        return new ControlFigure(task, count, right, Math.Max(0, center - half), Math.Min(1, center + half));
    }
}
