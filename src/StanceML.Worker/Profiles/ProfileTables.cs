using StanceML.Dashboard.Compare;
using StanceML.Dashboard.Profiles;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>The tables of profiles and comparisons, as files.</summary>
internal static class ProfileTables
{
    /// <param name="query">Address of the page that shows the same: a file tells where it is from.</param>
    public static ExportTable<ProfileRow> Profile(Func<string, string> nameOf, string query) => new ExportTable<ProfileRow>()
        .Text("question", row => row.Question)
        .Text("name", row => nameOf(row.Question))
        .Text("position", row => row.Stance)
        .Day("since", row => row.Since)
        .Number("support", row => row.Totals.Support)
        .Number("oppose", row => row.Totals.Oppose)
        .Number("neutral", row => row.Totals.Neutral)
        .Number("undecided", row => row.Totals.Undecided)
        .Day("last", row => row.Last)
        .Text("query", _ => query);

    /// <param name="query">Likewise.</param>
    public static ExportTable<ComparedRow> Comparison(string query) => Side(
        Side(new ExportTable<ComparedRow>().Text("id", row => row.Id).Text("name", row => row.Name), "one", row => row.One),
        "other",
        row => row.Other)
        .Text("query", _ => query);

    private static ExportTable<ComparedRow> Side(ExportTable<ComparedRow> table, string prefix, Func<ComparedRow, ComparedSide> side) => table
        .Text($"{prefix}Position", row => side(row).Stance)
        .Day($"{prefix}Since", row => side(row).Since)
        .Number($"{prefix}Support", row => side(row).Totals.Support)
        .Number($"{prefix}Oppose", row => side(row).Totals.Oppose)
        .Number($"{prefix}Neutral", row => side(row).Totals.Neutral)
        .Number($"{prefix}Undecided", row => side(row).Totals.Undecided);
}
