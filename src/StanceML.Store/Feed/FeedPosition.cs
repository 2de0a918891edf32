using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StanceML.Store;

/// <summary>How far a follower of the store has come: statements up to here it has had.</summary>
/// <param name="Entry">Of the article, in the order of commits, from 1; 0 is the beginning.</param>
/// <param name="Number">Of the statement within the article; <see cref="Whole"/> for the last.</param>
public readonly record struct FeedPosition(long Entry, int Number) : IComparable<FeedPosition>
{
    public const int Whole = int.MaxValue;

    private static readonly string WholeWord = Whole.ToString(CultureInfo.InvariantCulture);

    public static FeedPosition Start { get; } = new(0, Whole);

    public static bool TryParse(string? word, [NotNullWhen(true)] out FeedPosition? position)
    {
        position = null;
        var parts = word?.Split('_') ?? [];
        if (parts.Length is 1 or 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var entry)
            && int.TryParse(parts.Length == 2 ? parts[1] : WholeWord, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            position = new FeedPosition(entry, number);
        }

        return position is not null;
    }

    public int CompareTo(FeedPosition other) => (Entry, Number).CompareTo((other.Entry, other.Number));

    public static bool operator <(FeedPosition one, FeedPosition other) => one.CompareTo(other) < 0;

    public static bool operator >(FeedPosition one, FeedPosition other) => one.CompareTo(other) > 0;

    public static bool operator <=(FeedPosition one, FeedPosition other) => one.CompareTo(other) <= 0;

    public static bool operator >=(FeedPosition one, FeedPosition other) => one.CompareTo(other) >= 0;

    /// <summary>For addresses: digits, and an underscore where the article is not over.</summary>
    public override string ToString() => Number == Whole
        ? Entry.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Entry}_{Number}");
}
