namespace StanceML.Tests;

/// <summary>One case of <c>Cases/Speakers</c>: a text, its quotes, and who speaks them.</summary>
public sealed record SpeakerCase(string Name, string Text, IReadOnlyList<SpeakerCase.Row> Rows)
{
    /// <summary>Reads every case of a file.</summary>
    public static IReadOnlyList<SpeakerCase> Read(string file)
    {
        using var stream = typeof(SpeakerCase).Assembly.GetManifestResourceStream("Speakers/" + file)
            ?? throw new FileNotFoundException(file);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n## ").Skip(1).Select(Parse)];
    }

    /// <summary>The case's quotes, as syntax would hand them over.</summary>
    public IReadOnlyList<Quote> Quotes()
    {
        var quotes = new List<Quote>();
        var from = 0;
        foreach (var row in Rows)
        {
            var start = Text.IndexOf(row.Quote, from, StringComparison.Ordinal);
            if (start < 0)
            {
                throw new InvalidDataException($"\"{Name}\": the text does not hold \"{row.Quote}\" after position {from}");
            }

            var span = new TextSpan(start, start + row.Quote.Length);
            from = start + 1;
            var kind = row.Quote[0] == '"' ? QuoteKind.Direct : QuoteKind.Indirect;
            quotes.Add(new Quote([span], kind, null, row.Source is null ? null : Nearest(row.Source, span)));
        }

        return quotes;
    }

    public override string ToString() => Name;

    private static SpeakerCase Parse(string block)
    {
        var lines = block.Split('\n');
        var table = Array.FindIndex(lines, line => line.StartsWith('|'));
        var rows = lines.Skip(table + 1).TakeWhile(line => line.StartsWith('|')).Select(ToRow).ToList();
        return new SpeakerCase(lines[0], string.Join('\n', lines[1..table]), rows);
    }

    private static Row ToRow(string line)
    {
        var cells = line.Trim('|').Split('|').Select(cell => cell.Trim()).Select(cell => cell == "-" ? null : cell).ToList();
        return new Row(cells[0]!, cells[1], cells[2], cells[3], cells[4]);
    }

    private TextSpan Nearest(string words, TextSpan quote)
    {
        var best = -1;
        for (var at = Text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var isWord = (at == 0 || !char.IsLetter(Text[at - 1])) && (at + words.Length == Text.Length || !char.IsLetter(Text[at + words.Length]));
            if (isWord && (best < 0 || Distance(at, quote) < Distance(best, quote)))
            {
                best = at;
            }
        }

        return best >= 0 ? new TextSpan(best, best + words.Length) : throw new InvalidDataException($"\"{Name}\": no \"{words}\"");
    }

    private static int Distance(int at, TextSpan quote) => at < quote.Start ? quote.Start - at : Math.Max(0, at - quote.End);

    public sealed record Row(string Quote, string? Source, string? Speaker, string? Role, string? Actor);
}
