namespace StanceML.Store;

/// <summary>What a point of a trend sums up. All in UTC.</summary>
public enum TrendUnit
{
    Day,

    /// <summary>From Monday.</summary>
    Week,

    Month,

    Year,
}
