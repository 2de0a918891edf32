namespace StanceML.Store;

/// <summary>How many decided statements took which stance on a day.</summary>
internal readonly record struct StanceDay(int Day, long Support, long Oppose, long Neutral)
{
    public long Sum => Support + Oppose + Neutral;

    public long Of(string stance) => stance switch
    {
        "support" => Support,
        "oppose" => Oppose,
        _ => Neutral,
    };

    public StanceDay With(StanceDay other) => new(Day, Support + other.Support, Oppose + other.Oppose, Neutral + other.Neutral);
}
