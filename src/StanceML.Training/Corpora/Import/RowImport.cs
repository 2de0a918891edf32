using System.Globalization;

namespace StanceML.Training;

/// <summary>Front door of importing labelled rows: others' files in, rows of ours out. A bad record is reported with file, line and column; the rest goes on.</summary>
/// <remarks>
/// Rows of one group never part between folds, so a group is what a model could know a row by: the column that names it; else, for a
/// layout of anyone, the target, where there are at least <see cref="MinTargets"/> to hold out in turn; else the text. The tweets of SemEval-2016
/// and P-Stance are each by themselves and have few targets, which the published figures do not hold out: they stand by text, so
/// that only a post and those who passed it on keep together. VAST's comments stand by the article they were written under
/// (one comment is judged toward several topics), NewsMTSC's sentences by their article.
/// </remarks>
public sealed class RowImport(RowLayout layout, ImportOptions options)
{
    /// <summary>As many as cross-validation has parts when nobody asks for another number.</summary>
    public const int MinTargets = 5;

    /// <param name="path">A file, or a folder, whose files with the layout's endings are read in name order; files named README are passed over.</param>
    /// <exception cref="FileNotFoundException">Neither file nor folder.</exception>
    public ImportedRows Read(string path)
    {
        var rows = new List<LabelledRow>();
        var problems = new List<RowProblem>();
        string? groupColumn = null;
        foreach (var file in Files(path))
        {
            if (DecodedFile.Read(file, problems.Add) is not { } utf8)
            {
                continue;
            }

            if (layout.ReadTable is { } readTable)
            {
                groupColumn = ReadTable(readTable(utf8, file, problems.Add), file, rows, problems.Add) ?? groupColumn;
            }
            else
            {
                rows.AddRange(NewsMtscRows.Read(utf8, file, problems.Add));
            }
        }

        var fallback = layout.GroupsByTarget && rows.Select(row => row.Target).Distinct(StringComparer.Ordinal).Count() >= MinTargets ? "target" : "text";
        rows = [.. rows.Select(row => row.Group.Length > 0 ? row : row with { Group = fallback == "target" && row.Target is { } target ? target : TextGroup.Of(row.Text) })];
        return new ImportedRows(WithUniqueIds(rows, problems), problems, layout.ReadTable is null ? "article" : groupColumn ?? fallback);
    }

    private IEnumerable<string> Files(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => layout.Endings.Contains(Path.GetExtension(file).ToLowerInvariant()) && !Path.GetFileName(file).StartsWith("readme", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
            : File.Exists(path) ? [path] : throw new FileNotFoundException($"{path}: no such file or folder", path);

    /// <returns>The name of the column that gives the group; null when there is none.</returns>
    private string? ReadTable(SourceTable table, string file, List<LabelledRow> rows, Action<RowProblem> report)
    {
        if (layout.AlteredBy is { } altered && table.Find(altered) >= 0)
        {
            report(new RowProblem(new RowPlace(file, 1), altered, "tells of texts that were altered to try models, and the text column holds them as they were: the file is passed over", IsError: false));
            return null;
        }

        if (ColumnChoice.Find(table, layout, options, new RowPlace(file, 1), report) is not { } columns)
        {
            return null;
        }

        var maker = new RowMaker(columns, layout, options, file, report);
        rows.AddRange(table.Records.Select(maker.Make).OfType<LabelledRow>());
        return columns.Has(RowColumn.Group) ? columns.NameOf(RowColumn.Group) : null;
    }

    private static List<LabelledRow> WithUniqueIds(List<LabelledRow> rows, List<RowProblem> problems)
    {
        var places = new Dictionary<string, RowPlace>(StringComparer.Ordinal);
        var unique = new List<LabelledRow>(rows.Count);
        foreach (var row in rows)
        {
            var id = row.Id;
            for (var number = 2; !places.TryAdd(id, row.Place); number++)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{row.Id}-{number}");
            }

            if (id != row.Id)
            {
                problems.Add(new RowProblem(row.Place, "id", $"'{Shortened.To(row.Id, 60)}' stands already at {places[row.Id]}; '{Shortened.To(id, 60)}' is written", IsError: false));
            }

            unique.Add(row with { Id = id });
        }

        return unique;
    }
}
