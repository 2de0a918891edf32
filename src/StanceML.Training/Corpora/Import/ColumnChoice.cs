namespace StanceML.Training;

/// <summary>Which column of a table gives which part of a row.</summary>
internal sealed class ColumnChoice
{
    /// <summary>Names for a label of either task; its values tell of which.</summary>
    private static readonly string[] LabelNames = ["label", "goldlabel", "class", "annotation"];

    /// <summary>Of the names that are looked for, enough for a message.</summary>
    private const int MaxNames = 4;

    private readonly Dictionary<RowColumn, int> _indexes = [];
    private readonly SourceTable _table;

    private ColumnChoice(SourceTable table) => _table = table;

    /// <param name="place">The header, for messages.</param>
    /// <returns>Null, and the reason reported, when a column that was named is not there, or a text or any label is missing.</returns>
    public static ColumnChoice? Find(SourceTable table, RowLayout layout, ImportOptions options, RowPlace place, Action<RowProblem> report)
    {
        var choice = new ColumnChoice(table);
        var header = table.Columns.Count == 0 ? "no columns" : $"columns {Shortened.To(string.Join(", ", table.Columns), 200)}";
        foreach (var (column, name) in options.Columns)
        {
            if (table.Find(name) is var index && index < 0)
            {
                report(new RowProblem(place, name, $"is no column; found {header}", IsError: true));
                return null;
            }

            choice._indexes[column] = index;
        }

        choice.Guess(layout);
        string? missing = !choice.Has(RowColumn.Text) ? $"{string.Join(" or ", layout.Columns[RowColumn.Text].Take(MaxNames))} for the text (or name it: --text)"
            : !choice.Has(RowColumn.Stance) && !choice.Has(RowColumn.Sentiment) ? "a stance or sentiment (or name it: --stance, --sentiment)"
            : choice.Has(RowColumn.Stance) && !choice.Has(RowColumn.Target) && options.About is null ? "a target for the stance (or name it: --target; or say what all rows are about: --about)"
            : null;
        if (missing is not null)
        {
            report(new RowProblem(place, null, $"found {header}; expected {missing}", IsError: true));
        }

        return missing is null ? choice : null;
    }

    public bool Has(RowColumn column) => _indexes.ContainsKey(column);

    /// <summary>The column's name in the header, for messages.</summary>
    public string NameOf(RowColumn column) => _table.Columns[_indexes[column]];

    /// <returns>Without spaces around it; null when there is no such column or it is empty.</returns>
    public string? Value(SourceRecord record, RowColumn column) =>
        _indexes.TryGetValue(column, out var index) && record.Values[index]?.Trim() is { Length: > 0 } value ? value : null;

    public IEnumerable<string?> Values(RowColumn column) => _table.Records.Select(record => Value(record, column));

    private void Guess(RowLayout layout)
    {
        foreach (var (column, names) in layout.Columns.Where(one => !Has(one.Key)))
        {
            Take(column, names);
        }

        if (layout.HasOwnName || Has(RowColumn.Stance) || Has(RowColumn.Sentiment))
        {
            return;
        }

        Take(RowColumn.Stance, LabelNames);
        if (Values(RowColumn.Stance).Any(value => LabelWords.IsOnlyOf(Labels.Sentiment, value)) && _indexes.Remove(RowColumn.Stance, out var index))
        {
            _indexes[RowColumn.Sentiment] = index;
        }
    }

    private void Take(RowColumn column, string[] names)
    {
        var index = names.Select(_table.Find).FirstOrDefault(found => found >= 0 && !_indexes.ContainsValue(found), -1);
        if (index >= 0)
        {
            _indexes[column] = index;
        }
    }
}
