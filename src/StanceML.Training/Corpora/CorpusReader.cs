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
            using var stream = File.OpenRead(file);
            var name = NameOf(file, path);
            rows.AddRange(RowReader.Read(stream, file, problems.Add, fields => fields.ToRow(name)));
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
        var problems = new List<RowProblem>();
        return new Corpus([.. RowReader.Read(stream, name, problems.Add, fields => fields.ToRow(name))], problems);
    }

    /// <summary>Without its ending, and with its folders below the one that is read: two of them may have a file of one name.</summary>
    private static string NameOf(string file, string path) =>
        Path.ChangeExtension(file == path ? Path.GetFileName(file) : Path.GetRelativePath(path, file), null).Replace(Path.DirectorySeparatorChar, '/');
}
