namespace StanceML.Store;

/// <summary>Judgments by stance, with those that the model is not sure of apart from the three.</summary>
/// <param name="Support">Decided ones, as are <paramref name="Oppose"/> and <paramref name="Neutral"/>.</param>
/// <param name="Undecided">Those in review, whatever their likeliest stance.</param>
public sealed record StanceTotals(long Support, long Oppose, long Neutral, long Undecided)
{
    public static StanceTotals None { get; } = new(0, 0, 0, 0);

    public long Decided => Support + Oppose + Neutral;

    public long Sum => Decided + Undecided;

    public static StanceTotals Of(TrendPoint point) => new(
        point.Decided.Support, point.Decided.Oppose, point.Decided.Neutral, point.Undecided.Support + point.Undecided.Oppose + point.Undecided.Neutral);

    public static StanceTotals operator +(StanceTotals one, StanceTotals other) => one.Add(other);

    public StanceTotals Add(StanceTotals other) =>
        new(Support + other.Support, Oppose + other.Oppose, Neutral + other.Neutral, Undecided + other.Undecided);

    /// <param name="stance"><c>support</c>, <c>oppose</c>, <c>neutral</c> or <c>undecided</c>.</param>
    public long Of(string stance) => stance switch
    {
        "support" => Support,
        "oppose" => Oppose,
        "neutral" => Neutral,
        _ => Undecided,
    };
}
