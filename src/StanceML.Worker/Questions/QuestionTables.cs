using StanceML.Dashboard.Charts;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>The tables behind the charts of a question, as files.</summary>
internal static class QuestionTables
{
    public static ExportTable<CountRow> Questions { get; } = End(Totals(Start().Text("name", row => row.Name)).Day("last", row => row.Day));

    public static ExportTable<CountRow> Trend { get; } = End(Totals(Start().Text("unit", row => row.Id).Day("start", row => row.Day))
        .Share("supportShare", row => row.Totals.Decided > 0 ? (double)row.Totals.Support / row.Totals.Decided : null)
        .Share("supportLow", row => Interval(row)?.Low)
        .Share("supportHigh", row => Interval(row)?.High));

    public static ExportTable<CountRow> Actors { get; } = End(Totals(Start()
        .Text("actor", row => row.Id).Text("name", row => row.Name).Text("position", row => row.Stance).Day("since", row => row.Since)).Day("last", row => row.Day));

    public static ExportTable<CountRow> Speakers { get; } = End(Totals(Start().Text("speaker", row => row.Name).Text("actor", row => row.Id)).Day("last", row => row.Day));

    public static ExportTable<CountRow> Outlets { get; } = End(Totals(Start().Text("outlet", row => row.Name)));

    private static ExportTable<CountRow> Start() => new ExportTable<CountRow>().Text("question", row => row.Question);

    private static ExportTable<CountRow> Totals(ExportTable<CountRow> table) => table
        .Number("support", row => row.Totals.Support)
        .Number("oppose", row => row.Totals.Oppose)
        .Number("neutral", row => row.Totals.Neutral)
        .Number("undecided", row => row.Totals.Undecided);

    private static ExportTable<CountRow> End(ExportTable<CountRow> table) => table.Text("query", row => row.Query);

    private static WilsonInterval? Interval(CountRow row) => row.Totals.Decided > 0 ? WilsonInterval.Of(row.Totals.Support, row.Totals.Decided) : null;
}
