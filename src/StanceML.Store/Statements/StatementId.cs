using System.Globalization;

namespace StanceML.Store;

/// <summary>A statement's number in the tables: its place among all statements in order of arrival, newest highest.</summary>
internal static class StatementId
{
    private const int NumberBits = 20;

    /// <summary>A quote takes two characters at least, and no analysis of a megabyte finds half as many.</summary>
    private const int MaxNumber = (1 << NumberBits) - 1;

    /// <exception cref="InvalidOperationException">An article cannot have so many statements.</exception>
    public static long Of(long articleSequence, int number) => number is >= 1 and <= MaxNumber
        ? (articleSequence << NumberBits) + MaxNumber - number
        : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Statement {number} of an article; allowed: 1 to {MaxNumber}."));

    public static long Of(StatementKey key) => Of(key.ArticleSequence, Math.Clamp(key.Number, 1, MaxNumber));

    public static StatementKey KeyOf(long timeMs, long id) => new(timeMs, id >> NumberBits, MaxNumber - (int)(id & MaxNumber));

    /// <summary>SQL of an article's sequence.</summary>
    public static string ArticleOf(string id) => $"({id} >> {NumberBits})";

    /// <summary>SQL of the lowest id that an article's statements can have; those of the next article begin higher.</summary>
    public static string FirstOf(string sequence) => $"({sequence} << {NumberBits})";

    /// <summary>SQL of whether a statement is of the article @sequence.</summary>
    public static string IsOfArticle(string id) => $"{id} >= {FirstOf("@sequence")} AND {id} < {FirstOf("(@sequence + 1)")}";
}
