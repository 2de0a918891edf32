using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StanceML.Training;

/// <summary>Takes the marks out of a text. Not thread-safe.</summary>
/// <param name="firstLine">Of the text in its file.</param>
/// <param name="refuse">Line, field, problem.</param>
internal sealed partial class MarkedTextReader(string marked, int firstLine, Action<int, string?, string> refuse)
{
    /// <summary>Quotes in quotes go two or three deep; more is a forgotten brace.</summary>
    private const int MaxDepth = 16;

    /// <summary>A text with more is none of ours: the rest is not told.</summary>
    private const int MaxProblems = 20;

    private readonly StringBuilder _text = new(marked.Length);
    private readonly List<GoldMark> _marks = [];
    private readonly Stack<OpenMark> _open = new();
    private readonly Dictionary<int, string> _names = [];
    private int _line = firstLine;
    private int _problems;

    /// <summary>Without marks.</summary>
    public string Text => _text.ToString();

    public IReadOnlyList<GoldMark> Marks => _marks;

    public void Read()
    {
        for (var at = 0; at < marked.Length && _problems < MaxProblems;)
        {
            at = marked[at] switch
            {
                '{' => Open(at),
                '}' => Close(at),
                '|' => RefuseBar(at),
                _ => Copy(at),
            };
            if (_open.Count > MaxDepth)
            {
                Refuse(string.Create(CultureInfo.InvariantCulture, $"marks stand more than {MaxDepth} deep; expected a }} for each {{"));
                return;
            }
        }

        foreach (var mark in _open.Reverse().Where(_ => _problems < MaxProblems))
        {
            refuse(mark.Line, null, $"'{mark.Head}' is never closed; expected a }}");
        }
    }

    private int Copy(int at)
    {
        _line += marked[at] == '\n' ? 1 : 0;
        _text.Append(marked[at]);
        return at + 1;
    }

    private int Open(int at)
    {
        var head = Head().Match(marked, at);
        if (!head.Success)
        {
            Refuse($"found '{Shortened.To(LineAt(at), 16)}'; expected {{s, {{q or {{c, numbers from 1, for a source perhaps =Name, and |");
            _open.Push(new OpenMark(GoldRole.Content, [], null, _text.Length, _line, "{"));
            var bar = marked.AsSpan(at + 1).IndexOfAny("{|}\n");
            return bar >= 0 && marked[at + 1 + bar] == '|' ? at + bar + 2 : at + 1;
        }

        var role = head.Groups["role"].ValueSpan[0] switch { 's' => GoldRole.Source, 'q' => GoldRole.Cue, _ => GoldRole.Content };
        var name = head.Groups["name"] is { Success: true } given ? given.Value.Trim() : null;
        if (name is not null && (role != GoldRole.Source || name.Length == 0))
        {
            Refuse($"found '{head.Value}'; expected a name, and on a source only");
        }

        var numbers = head.Groups["number"].Captures.Select(number => int.Parse(number.ValueSpan, CultureInfo.InvariantCulture)).ToList();
        foreach (var number in numbers.Where(number => name is not null && !_names.TryAdd(number, name) && _names[number] != name))
        {
            Refuse($"names the source of {number} '{name}' and '{_names[number]}'; expected one name");
        }

        _open.Push(new OpenMark(role, numbers, name, _text.Length, _line, head.Value));
        return at + head.Length;
    }

    private string LineAt(int at) => marked.IndexOf('\n', at) is var end && end < 0 ? marked[at..] : marked[at..end];

    private int Close(int at)
    {
        if (!_open.TryPop(out var mark))
        {
            Refuse("found a } that closes nothing; expected its mark before it");
        }
        else if (mark.Numbers.Count > 0 && mark.Start == _text.Length)
        {
            Refuse($"'{mark.Head}' marks no words");
        }
        else if (mark.Numbers.Count > 0)
        {
            _marks.Add(new GoldMark(mark.Role, mark.Numbers, mark.Name, new TextSpan(mark.Start, _text.Length)));
        }

        return at + 1;
    }

    private int RefuseBar(int at)
    {
        Refuse("found a | outside the head of a mark; the text may hold none");
        return at + 1;
    }

    private void Refuse(string problem)
    {
        _problems++;
        refuse(_line, null, problem);
    }

    [GeneratedRegex(@"\G\{(?<role>[sqc])(?<number>[1-9][0-9]{0,3})(?:,(?<number>[1-9][0-9]{0,3}))*(?:=(?<name>[^{}|\n]*))?\|", RegexOptions.ExplicitCapture)]
    private static partial Regex Head();

    /// <param name="Numbers">Empty when its head could not be read.</param>
    private readonly record struct OpenMark(GoldRole Role, IReadOnlyList<int> Numbers, string? Name, int Start, int Line, string Head);
}
