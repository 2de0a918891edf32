using System.Globalization;

namespace StanceML.Training;

/// <summary>Makes rows of ours from the records of one file.</summary>
internal sealed class RowMaker
{
    /// <summary>A longer text is refused: it is no statement.</summary>
    public const int MaxTextChars = 100_000;

    /// <summary>Of any other field.</summary>
    public const int MaxFieldChars = 1_000;

    private readonly ColumnChoice _columns;
    private readonly RowLayout _layout;
    private readonly string? _about;
    private readonly LabelWords _stances;
    private readonly LabelWords _sentiments;
    private readonly string? _splitOfFile;
    private readonly string _fileName;
    private readonly Action<RowProblem> _report;

    public RowMaker(ColumnChoice columns, RowLayout layout, ImportOptions options, string file, Action<RowProblem> report)
    {
        (_columns, _layout, _about, _report) = (columns, layout, options.About, report);
        var told = LabelWords.Told(options.Labels);
        var known = layout.Labels.Where(one => !told.ContainsKey(one.Key)).Concat(told).ToDictionary();
        _stances = new LabelWords(Labels.Stance, known, columns.Values(RowColumn.Stance));
        _sentiments = new LabelWords(Labels.Sentiment, known, columns.Values(RowColumn.Sentiment));
        _splitOfFile = SplitNames.OfFile(file);
        _fileName = Path.GetFileNameWithoutExtension(file);
    }

    /// <returns>Null, and the reasons reported, when the record makes no row. An empty group means that the record names none.</returns>
    public LabelledRow? Make(SourceRecord record)
    {
        var isGood = IsShort(record) & HasText(record);
        isGood &= Label(record, RowColumn.Stance, _stances, out var stance);
        isGood &= Label(record, RowColumn.Sentiment, _sentiments, out var sentiment);
        var target = _columns.Value(record, RowColumn.Target) ?? _about;
        if (stance is not null && target is null)
        {
            Refuse(record, RowColumn.Target, "is empty; expected what the stance is about");
            isGood = false;
        }

        return !isGood ? null : new LabelledRow
        {
            Id = Id(record),
            Text = _columns.Value(record, RowColumn.Text)!,
            Target = target,
            Actor = _columns.Value(record, RowColumn.Actor),
            Stance = stance,
            Sentiment = sentiment,
            Group = _columns.Value(record, RowColumn.Group) is { } group ? Own(group) : "",
            Source = _layout.HasOwnName ? _layout.Name : _fileName,
            Split = SplitNames.Of(_columns.Value(record, RowColumn.Split)) ?? _splitOfFile,
            IsZeroShot = _columns.Value(record, RowColumn.Seen) is "0",
            Place = record.Place,
        };
    }

    private string Id(SourceRecord record) => _columns.Value(record, RowColumn.Id) is { } id
        ? Own(id)
        : Own(string.Create(CultureInfo.InvariantCulture, $"{_fileName}-{record.Place.Line}"));

    /// <summary>Numbers of one publisher's are another's too; files of several may come to stand in one folder.</summary>
    private string Own(string name) => _layout.HasOwnName ? $"{_layout.Name}-{name}" : name;

    private bool HasText(SourceRecord record)
    {
        if (_columns.Value(record, RowColumn.Text) is not null)
        {
            return true;
        }

        Refuse(record, RowColumn.Text, "is empty; expected text");
        return false;
    }

    private bool IsShort(SourceRecord record)
    {
        var isShort = true;
        foreach (var column in Enum.GetValues<RowColumn>())
        {
            var max = column == RowColumn.Text ? MaxTextChars : MaxFieldChars;
            if (_columns.Value(record, column)?.Length is { } length && length > max)
            {
                Refuse(record, column, string.Create(CultureInfo.InvariantCulture, $"has {length} characters; expected at most {max}"));
                isShort = false;
            }
        }

        return isShort;
    }

    private bool Label(SourceRecord record, RowColumn column, LabelWords words, out string? label)
    {
        label = null;
        if (!_columns.Has(column) || words.TryRead(_columns.Value(record, column), out label, out var problem))
        {
            return true;
        }

        Refuse(record, column, problem!);
        return false;
    }

    private void Refuse(SourceRecord record, RowColumn column, string problem) =>
        _report(new RowProblem(record.Place, _columns.NameOf(column), problem, IsError: true));
}
