namespace StanceML.Training;

/// <summary>A layout in which others publish labelled rows. A new one is one more entry in <see cref="All"/>.</summary>
/// <param name="Name">As it is called on the command line.</param>
/// <param name="Endings">Of the files that are read from a folder.</param>
public sealed record RowLayout(string Name, string Describes, IReadOnlyList<string> Endings)
{
    /// <summary>Names under which each column is looked for, the likeliest first.</summary>
    internal IReadOnlyDictionary<RowColumn, string[]> Columns { get; init; } = new Dictionary<RowColumn, string[]>();

    /// <summary>What the layout's own label values mean, beside the common ones.</summary>
    internal IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Rows without a group stand with those of their target where there are enough targets to hold out; false: with those of their text alone.</summary>
    internal bool GroupsByTarget { get; init; }

    /// <summary>Whether the publisher numbers rows by themselves, so that an id must say whose it is.</summary>
    internal bool HasOwnName { get; init; } = true;

    /// <summary>A column of files whose texts were altered to try models, and which hold the unaltered text where the others hold theirs: they are passed over. Null for none.</summary>
    internal string? AlteredBy { get; init; }

    /// <summary>Reads one file, decoded to UTF-8, into a table; null for a layout whose rows are no table.</summary>
    internal Func<byte[], string, Action<RowProblem>, SourceTable>? ReadTable { get; init; }

    /// <summary>Whether <see cref="ImportOptions"/> mean anything to this layout.</summary>
    public bool TakesOptions => ReadTable is not null;

    public static IReadOnlyList<RowLayout> All { get; } =
    [
        Generic("csv", "Any CSV file with a header.", [".csv"], DelimitedTable.ReadByHeader),
        Generic("tsv", "The same, separated by tabs.", [".tsv", ".tab", ".txt"], DelimitedTable.ReadTabs),
        Generic("jsonl", "Any JSON lines with plain fields.", [".jsonl", ".ndjson"], JsonTable.Read),
        new("semeval2016", "SemEval-2016 Task 6, stance in tweets: the .txt files with ID, Target, Tweet, Stance, or the .csv files with Tweet, Target, Stance.", [".txt", ".csv", ".tsv"])
        {
            ReadTable = DelimitedTable.ReadByHeader,
            Columns = Named((RowColumn.Text, "Tweet"), (RowColumn.Target, "Target"), (RowColumn.Stance, "Stance"), (RowColumn.Sentiment, "Sentiment"), (RowColumn.Id, "ID")),
            Labels = new Dictionary<string, string> { ["other"] = StanceML.Labels.Neutral }, // The .csv files' word for NEITHER.
        },
        new("vast", "VAST, stance of comments toward many topics: the .csv files with post, new_topic, label.", [".csv"])
        {
            ReadTable = DelimitedTable.ReadByHeader,
            Columns = Named((RowColumn.Text, "post"), (RowColumn.Target, "new_topic topic_str"), (RowColumn.Stance, "label"), (RowColumn.Id, "new_id"), (RowColumn.Group, "arc_id"), (RowColumn.Seen, "seen?")),
            AlteredBy = "change_type",
            Labels = new Dictionary<string, string> { ["0"] = StanceML.Labels.Oppose, ["1"] = StanceML.Labels.Support, ["2"] = StanceML.Labels.Neutral },
        },
        new("pstance", "P-Stance, stance toward politicians in tweets: the .csv files with Tweet, Target, Stance.", [".csv"])
        {
            ReadTable = DelimitedTable.ReadByHeader,
            Columns = Named((RowColumn.Text, "Tweet"), (RowColumn.Target, "Target"), (RowColumn.Stance, "Stance")),
        },
        new("newsmtsc", "NewsMTSC, sentiment toward people in news: the .jsonl files as published, or with one target a line.", [".jsonl"]),
    ];

    /// <returns>Null when there is none of that name.</returns>
    public static RowLayout? Find(string name) => All.FirstOrDefault(layout => layout.Name == name);

    private static RowLayout Generic(string name, string describes, string[] endings, Func<byte[], string, Action<RowProblem>, SourceTable> readTable) => new(name, describes, endings)
    {
        ReadTable = readTable,
        GroupsByTarget = true,
        HasOwnName = false,
        Columns = Named(
            (RowColumn.Text, "text tweet sentence statement post comment answer response quote content body message headline"),
            (RowColumn.Target, "target topic question claim issue entity aspect"),
            (RowColumn.Actor, "actor speaksfor onbehalfof country party affiliation"),
            (RowColumn.Stance, "stance stancelabel position"),
            (RowColumn.Sentiment, "sentiment sentimentlabel polarity tone"),
            (RowColumn.Group, "group groupid document documentid docid article articleid thread threadid author authorid user userid"),
            (RowColumn.Id, "id rowid uid tweetid statementid textid"),
            (RowColumn.Split, "split partition subset fold")),
    };

    private static Dictionary<RowColumn, string[]> Named(params (RowColumn Column, string Names)[] columns) =>
        columns.ToDictionary(one => one.Column, one => one.Names.Split(' '));
}
