using System.Globalization;

namespace StanceML.Store;

/// <summary>What a statement is found by.</summary>
internal sealed record SearchDocument(long Statement, SearchedWords Words, IReadOnlyList<string> Facets)
{
    private const char Actor = 'a';
    private const char Outlet = 'o';
    private const char Question = 'q';
    private const char Stance = 's';
    private const char Year = 'y';
    private const char Month = 'm';

    /// <summary>Everything older counts as of this year.</summary>
    public const int FirstYear = 1900;

    /// <summary>Ranges of more months are asked for by years.</summary>
    public const int MaxMonths = 24;

    public static SearchDocument Of(long statement, StatementRecord record, SearchedWords words, long timeMs, string? outlet)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(timeMs);
        List<string> facets = [YearOf(time.Year), MonthOf(time.Year, time.Month)];
        if (record.Speaker?.Actor is { } actor)
        {
            facets.Add(SearchWords.Facet(Actor, actor));
        }

        if (outlet is not null)
        {
            facets.Add(SearchWords.Facet(Outlet, outlet));
        }

        foreach (var target in record.Targets)
        {
            facets.Add(SearchWords.Facet(Question, target.Id));
            facets.Add(SearchWords.Facet(Stance, target.Stance));
            facets.Add(SearchWords.Facet(Stance, target.Id + target.Stance));
        }

        // In one order, each once: the same statement leaves the same row.
        facets.Sort(StringComparer.Ordinal);
        return new SearchDocument(statement, words, [.. facets.Distinct()]);
    }

    /// <returns>What documents that fit the filter have in common: fewer candidates; the filter itself still decides.</returns>
    /// <param name="now">No statement is from later.</param>
    public static SearchQuery QueryOf(StatementFilter filter, DateTimeOffset now)
    {
        List<IReadOnlyList<string>> facets = [];
        Add(Actor, filter.Actor);
        Add(Outlet, filter.Outlet);
        Add(Question, filter.Question);
        Add(Stance, filter.Stance is null ? null : filter.Question + filter.Stance);
        if (TimesOf(filter, now) is { Count: > 0 } times)
        {
            facets.Add(times);
        }

        return new SearchQuery
        {
            Words = filter.Text is null ? null : SearchQuery.Parse(filter.Text),
            Speaker = filter.Speaker is null ? null : SearchQuery.ParseName(filter.Speaker),
            Facets = facets,
        };

        void Add(char kind, string? value)
        {
            if (value is not null)
            {
                facets.Add([SearchWords.Facet(kind, value)]);
            }
        }
    }

    private static List<string> TimesOf(StatementFilter filter, DateTimeOffset now)
    {
        if (filter.From is null && filter.To is null)
        {
            return [];
        }

        var first = (filter.From ?? DateTimeOffset.MinValue).UtcDateTime;
        var last = filter.To is { } to && to < now ? to.UtcDateTime.AddTicks(to > DateTimeOffset.MinValue ? -1 : 0) : now.UtcDateTime;
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        return months <= MaxMonths
            ? [.. Enumerable.Range((first.Year * 12) + first.Month - 1, Math.Max(1, months)).Select(month => MonthOf(month / 12, (month % 12) + 1))]
            : [.. Enumerable.Range(Math.Max(FirstYear, first.Year), Math.Max(1, last.Year - Math.Max(FirstYear, first.Year) + 1)).Select(YearOf)];
    }

    private static string YearOf(int year) => string.Create(CultureInfo.InvariantCulture, $"{Year}{Math.Max(FirstYear, year):0000}");

    private static string MonthOf(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{Month}{year:0000}{month:00}");
}
