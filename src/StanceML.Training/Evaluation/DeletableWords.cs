namespace StanceML.Training;

/// <summary>The words of one statement that can be deleted to see what they did: all but the target's mentions, without which nothing is left to judge.</summary>
internal sealed class DeletableWords
{
    private readonly IReadOnlyList<TextSpan> _units;
    private readonly bool[] _isWord;
    private readonly bool[] _isTarget;

    /// <param name="features">Copied from, as vectors are used again.</param>
    public DeletableWords(FeatureVector features)
    {
        _units = [.. features.Units];
        _isWord = [.. features.Read.Select(unit => unit.IsWord)];
        _isTarget = [.. features.Read.Select(unit => unit.Role == WordRole.Target)];
    }

    /// <returns>How many words the span has apart from the target's mentions, a name counting once; 0 when there is nothing to delete.</returns>
    public int CountIn(TextSpan span) =>
        Enumerable.Range(0, _units.Count).Count(unit => _isWord[unit] && !_isTarget[unit] && _units[unit].Overlaps(span));

    /// <returns>The parts of the spans that are not the target's, in text order.</returns>
    public IReadOnlyList<TextSpan> Parts(IEnumerable<TextSpan> spans)
    {
        var parts = new List<TextSpan>();
        foreach (var span in spans.Order())
        {
            var start = span.Start;
            foreach (var target in _units.Where((unit, i) => _isTarget[i] && unit.Overlaps(span)))
            {
                Add(start, target.Start);
                start = target.End;
            }

            Add(start, span.End);
        }

        return parts;

        void Add(int start, int end)
        {
            if (start < end)
            {
                parts.Add(new TextSpan(start, end));
            }
        }
    }

    /// <summary>Draws a run of words for each length, none in the target's mentions, in <paramref name="apart"/> or in one another.</summary>
    /// <param name="lengths">In words, each at least 1.</param>
    /// <returns>Null when the statement has no room for them.</returns>
    public IReadOnlyList<TextSpan>? Draw(IEnumerable<int> lengths, IEnumerable<TextSpan> apart, Random random)
    {
        var taken = apart.ToList();
        var drawn = new List<TextSpan>();
        foreach (var length in lengths.OrderDescending())
        {
            var runs = Runs(length, taken).ToList();
            if (runs.Count == 0)
            {
                return null;
            }

            var run = runs[random.Next(runs.Count)];
            taken.Add(run);
            drawn.Add(run);
        }

        return drawn;
    }

    private IEnumerable<TextSpan> Runs(int length, List<TextSpan> taken)
    {
        var free = _units.Select((unit, i) => !_isTarget[i] && !taken.Exists(span => span.Overlaps(unit))).ToArray();
        for (var first = 0; first < free.Length; first++)
        {
            var words = 0;
            for (var last = first; _isWord[first] && last < free.Length && free[last]; last++)
            {
                words += _isWord[last] ? 1 : 0;
                if (words == length)
                {
                    yield return new TextSpan(_units[first].Start, _units[last].End);
                    break;
                }
            }
        }
    }
}
