namespace StanceML.Store;

/// <summary>Days as the counts are kept: since 1970-01-01, in UTC.</summary>
internal static class StoreDay
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static int Of(long timeMs) => Of(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(timeMs).UtcDateTime));

    public static int Of(DateOnly date) => date.DayNumber - Epoch;

    public static long StartMs(int day) => day * 86_400_000L;

    public static DateOnly Date(int day) => DateOnly.FromDayNumber(day + Epoch);
}
