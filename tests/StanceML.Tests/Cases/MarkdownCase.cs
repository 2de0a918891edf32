using Xunit.Sdk;

namespace StanceML.Tests;

/// <summary>One case of a Markdown file: a heading, a text, and the table of what is expected.</summary>
public sealed class MarkdownCase : IXunitSerializable
{
    public string File { get; set; } = "";

    public string Name { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>First row: column names. Cells are trimmed.</summary>
    public string[][] Table { get; set; } = [];

    public static IEnumerable<MarkdownCase> ReadAll(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Cases", file);
        var sections = ("\n" + System.IO.File.ReadAllText(path).ReplaceLineEndings("\n")).Split("\n## ").Skip(1);
        return sections.Select(section => Read(file, section));
    }

    private static MarkdownCase Read(string file, string section)
    {
        var lines = section.Split('\n');
        var rows = lines.Where(line => line.StartsWith('|'))
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries).Select(cell => cell.Replace('⏎', '\n')).ToArray());
        return new MarkdownCase
        {
            File = file,
            Name = lines[0].Trim(),
            Text = string.Join('\n', lines.Skip(1).Where(line => !line.StartsWith('|'))).Trim('\n'),
            Table = [.. rows],
        };
    }

    public override string ToString() => $"{File}: {Name}";

    void IXunitSerializable.Deserialize(IXunitSerializationInfo info)
    {
        File = info.GetValue<string>(nameof(File))!;
        Name = info.GetValue<string>(nameof(Name))!;
        Text = info.GetValue<string>(nameof(Text))!;
        Table = [.. info.GetValue<string[]>(nameof(Table))!.Select(row => row.Split('\u0001'))];
    }

    void IXunitSerializable.Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(File), File);
        info.AddValue(nameof(Name), Name);
        info.AddValue(nameof(Text), Text);
        info.AddValue(nameof(Table), Table.Select(row => string.Join('\u0001', row)).ToArray());
    }
}
