using System.CommandLine;
using StanceML.Training;

namespace StanceML.Cli;

/// <summary><c>--text</c>, <c>--target</c>, … and <c>--map</c>: which column of a table is which, and what its labels mean.</summary>
internal sealed class ColumnOptions
{
    private readonly (RowColumn Column, Option<string?> Option)[] _columns =
    [
        (RowColumn.Text, Column("--text", "Column of the text. Guessed from the header when not given, like the next ones.")),
        (RowColumn.Target, Column("--target", "Column of what the stance is about.")),
        (RowColumn.Actor, Column("--actor", "Column of whom the speaker speaks for: a country, a party.")),
        (RowColumn.Stance, Column("--stance", "Column of the stance.")),
        (RowColumn.Sentiment, Column("--sentiment", "Column of the sentiment.")),
        (RowColumn.Group, Column("--group", "Column whose rows must not part between folds: document, author, target. Without one: the target where there are at least 5, else the text.")),
        (RowColumn.Id, Column("--id", "Column of the id. Without one: file and line.")),
        (RowColumn.Split, Column("--split", "Column of the split. Without one: train, dev or test in the file's name.")),
    ];

    private readonly Option<string?> _about = new("--about") { Description = "What all rows are about, when no column says it.", HelpName = "TARGET" };

    private readonly Option<string[]> _labels = new("--map")
    {
        Description = $"What a label value means: {string.Join(", ", Labels.Stance.Union(Labels.Sentiment))}. May be repeated. FAVOR/AGAINST/NONE, pro/con, agree/disagree, positive/negative/neither, -1/0/1 and their like are known.",
        HelpName = "VALUE=LABEL",
    };

    public void AddTo(Command command, Argument<string> layout)
    {
        foreach (var (_, option) in _columns)
        {
            command.Add(option);
        }

        command.Add(_about);
        command.Add(_labels);
        command.Validators.Add(result =>
        {
            var name = result.GetValue(layout);
            Option[] given = [.. _columns.Select(one => one.Option).Append<Option>(_about).Append(_labels).Where(option => result.GetResult(option) is not null)];
            if (given.Length > 0 && name is not null && RowLayout.Find(name) is not { TakesOptions: true })
            {
                result.AddError($"{given[0].Name} means nothing to the layout {name}; it has no columns.");
            }

            var maps = result.GetValue(_labels) ?? [];
            if (ImportOptions.Contradiction(maps.Select(Parse).OfType<KeyValuePair<string, string>>()) is { } value)
            {
                result.AddError($"--map gives '{value}' two labels; expected one, whatever its case.");
            }

            foreach (var map in maps)
            {
                if (Parse(map) is not { } pair || !Labels.Stance.Union(Labels.Sentiment).Contains(pair.Value))
                {
                    result.AddError($"--map {map}: expected VALUE=LABEL with a label of {string.Join(", ", Labels.Stance.Union(Labels.Sentiment))}.");
                }
            }
        });
    }

    public ImportOptions Read(ParseResult parsed) => new()
    {
        Columns = _columns.Where(one => parsed.GetValue(one.Option) is not null).ToDictionary(one => one.Column, one => parsed.GetValue(one.Option)!),
        About = parsed.GetValue(_about),
        Labels = (parsed.GetValue(_labels) ?? []).Select(map => Parse(map)!.Value).GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => same.Last().Value),
    };

    private static Option<string?> Column(string name, string describes) => new(name) { Description = describes, HelpName = "COLUMN" };

    /// <summary>At the last equals sign: a label holds none, a value may.</summary>
    private static KeyValuePair<string, string>? Parse(string map) =>
        map.LastIndexOf('=') is var at && at > 0 ? KeyValuePair.Create(map[..at], map[(at + 1)..]) : null;
}
