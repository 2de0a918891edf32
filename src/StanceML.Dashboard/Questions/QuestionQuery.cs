using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using StanceML.Store;

namespace StanceML.Dashboard.Questions;

/// <summary>What of a question is shown, as it stands in addresses. A null asks for nothing.</summary>
public sealed record QuestionQuery
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Every name that <see cref="Read"/> asks for.</summary>
    public static IReadOnlyList<string> Names { get; } = ["from", "to", "copies", "unit"];

    public static IReadOnlyList<string> Units { get; } = [.. Enum.GetValues<TrendUnit>().Select(StatementRecords.Word)];

    /// <summary>Not before this day (UTC).</summary>
    public DateOnly? From { get; init; }

    /// <summary>Before this day (UTC).</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether statements count of articles that tell a story that another told before.</summary>
    public bool? Copies { get; init; }

    /// <summary>What a point of the trend sums up.</summary>
    public TrendUnit? Unit { get; init; }

    /// <param name="value">Gives the value of a name; null or blank asks for nothing.</param>
    /// <param name="report">Told the name and the problem of each value that cannot be used.</param>
    public static QuestionQuery Read(Func<string, string?> value, Action<string, string> report)
    {
        var copies = OneOf("copies", ["true", "false"]);
        var unit = OneOf("unit", Units);
        return new QuestionQuery
        {
            From = Day("from"),
            To = Day("to"),
            Copies = copies is null ? null : copies == "true",
            Unit = unit is null ? null : Enum.GetValues<TrendUnit>()[Units.Index().First(one => one.Item == unit).Index],
        };

        string? OneOf(string name, IReadOnlyList<string> allowed)
        {
            var word = value(name)?.Trim();
            if (string.IsNullOrEmpty(word) || allowed.Contains(word, StringComparer.Ordinal))
            {
                return string.IsNullOrEmpty(word) ? null : word;
            }

            report(name, $"is '{word}'; allowed: {string.Join(", ", allowed)}");
            return null;
        }

        DateOnly? Day(string name)
        {
            var word = value(name)?.Trim();
            if (string.IsNullOrEmpty(word))
            {
                return null;
            }

            if (DateOnly.TryParseExact(word, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            report(name, $"is '{word}'; expected a day such as 2008-02-18");
            return null;
        }
    }

    /// <returns>Empty, or begins with a question mark.</returns>
    public override string ToString()
    {
        var query = new QueryBuilder();
        Add("from", From?.ToString(DayFormat, CultureInfo.InvariantCulture));
        Add("to", To?.ToString(DayFormat, CultureInfo.InvariantCulture));
        Add("copies", Copies switch { true => "true", false => "false", null => null });
        Add("unit", Unit is { } unit ? StatementRecords.Word(unit) : null);
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }
    }

    /// <returns>For the counts.</returns>
    /// <param name="copiesUnsaid">What counts where the address does not say.</param>
    public TrendFilter Of(string question, bool copiesUnsaid) => new() { Question = question, From = From, To = To, Copies = Copies ?? copiesUnsaid };

    /// <returns>For the list of the statements that those count.</returns>
    public StatementFilter Statements(string question, bool copiesUnsaid) => new()
    {
        Question = question,
        From = Midnight(From),
        To = Midnight(To),
        Copies = Copies ?? copiesUnsaid ? null : false,
    };

    private static DateTimeOffset? Midnight(DateOnly? day) => day is { } known ? new DateTimeOffset(known, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
