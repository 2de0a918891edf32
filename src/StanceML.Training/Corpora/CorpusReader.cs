namespace StanceML.Training;

/// <summary>Reads training rows from JSON lines. A bad row is reported with file, line, field and what was expected; the rest goes on.</summary>
public static class CorpusReader
{
    /// <param name="path">
    /// A <c>.jsonl</c> file, or a folder, read with all its subfolders in name order, and with its <see cref="LabelShares"/>; files of annotated articles are passed over.
    /// </param>
    /// <exception cref="FileNotFoundException">Neither file nor folder.</exception>
    public static Corpus Read(string path)
    {
        IEnumerable<string> files = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.jsonl", SearchOption.AllDirectories).Where(file => !AnnotatedFiles.HoldsAttributions(file)).Order(StringComparer.Ordinal)
            : File.Exists(path) ? [path] : throw new FileNotFoundException($"{path}: no such file or folder", path);
        var rows = new List<LabelledRow>();
        var problems = new List<RowProblem>();
        foreach (var file in files)
        {
            ReadFile(file, rows, problems);
        }

        var ids = new Dictionary<string, RowPlace>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!ids.TryAdd(row.Id, row.Place))
            {
                problems.Add(new RowProblem(row.Place, "id", $"'{row.Id}' stands already at {ids[row.Id]}; expected a new id", IsError: true));
            }
        }

        return new Corpus(rows, problems) { Shares = LabelShares.Read(path, problems) };
    }

    /// <summary>The same of lines that lie in no file; ids are not compared.</summary>
    /// <param name="name">Names the stream in messages.</param>
    public static Corpus Read(Stream stream, string name)
    {
        var (rows, problems) = (new List<LabelledRow>(), new List<RowProblem>());
        Read(stream, name, rows, problems);
        return new Corpus(rows, problems);
    }

    private static void ReadFile(string file, List<LabelledRow> rows, List<RowProblem> problems)
    {
        using var stream = File.OpenRead(file);
        Read(stream, file, rows, problems);
    }

    private static void Read(Stream stream, string file, List<LabelledRow> rows, List<RowProblem> problems)
    {
        var unknown = new HashSet<string?>(StringComparer.Ordinal);
        rows.AddRange(RowReader.Read(stream, file, Report, fields => fields.ToRow()));

        // A field that every row of a file has is told once, where it first stands.
        void Report(RowProblem problem)
        {
            if (problem.Kind != ProblemKind.UnknownField || unknown.Add(problem.Field))
            {
                problems.Add(problem);
            }
        }
    }
}
