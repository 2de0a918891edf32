namespace StanceML;

/// <summary>Reads a statement as units: names give way to roles, and each word learns how many negators stand over it.</summary>
internal static class UnitReader
{
    /// <summary>A statement is judged by its first words up to here; of 22,014 attributions in PolNeAR (train and dev) one is longer, the next has 400.</summary>
    public const int MaxUnits = 600;

    /// <summary>How far a negator reaches when no clause mark stops it.</summary>
    private const int NegationReach = 6;

    /// <summary>No name has as many words.</summary>
    private const int MaxNameTokens = 12;

    /// <returns>The part of a statement whose names can matter; all of it but for one that is many pages long.</returns>
    public static TextSpan ReachOf(Document document, TextSpan statement)
    {
        var last = document.TokenAt(statement.Start) + (MaxUnits * MaxNameTokens);
        return last < document.TokenArray.Length ? new TextSpan(statement.Start, Math.Min(statement.End, document.TokenArray[last].Span.End)) : statement;
    }

    /// <param name="spans">The statement, in text order.</param>
    /// <param name="marks">In text order, not overlapping.</param>
    public static void Read(
        DocumentWords words, IReadOnlyList<TextSpan> spans, IReadOnlyList<RoleMark> marks, List<Unit> units, List<TextSpan> places)
    {
        var document = words.Document;
        var negations = new NegationScope(NegationReach);
        var mark = 0;
        foreach (var span in spans)
        {
            for (var i = document.TokenAt(span.Start); i < words.Count && document.TokenArray[i].Span.Start < span.End; i++)
            {
                if (units.Count == MaxUnits)
                {
                    return;
                }

                var word = words[i];
                while (mark < marks.Count && marks[mark].Span.End <= word.Span.Start)
                {
                    mark++;
                }

                if (mark < marks.Count && marks[mark].Span.Start <= word.Span.Start)
                {
                    i = AddRole(words, marks[mark], i, span.End, units, places);
                    negations.Step();
                    continue;
                }

                units.Add(new Unit(word.Hash, WordRole.None, word.Entry.Stance, word.Entry.Tone, word.Kind, i, negations.Count, word.Entry.Rating));
                places.Add(word.Span);
                negations.Read(word, word.Span.Of(document.Text));
            }
        }
    }

    /// <returns>The index of the last word that the role replaces.</returns>
    private static int AddRole(DocumentWords words, RoleMark mark, int first, int end, List<Unit> units, List<TextSpan> places)
    {
        var last = first;
        var tokens = words.Document.TokenArray;
        while (last + 1 < tokens.Length && tokens[last + 1].Span.Start < Math.Min(mark.Span.End, end))
        {
            last++;
        }

        units.Add(new Unit(FeatureHash.With(FeatureHash.Number, (ulong)mark.Role), mark.Role, 0, 0, TokenKind.Word, first, 0, 0));
        places.Add(new TextSpan(tokens[first].Span.Start, tokens[last].Span.End));
        return last;
    }

    /// <summary>Counts the negators whose reach covers the next word.</summary>
    private struct NegationScope(int reach)
    {
        private int _first;
        private int _second;

        public readonly int Count => (_first > 0 ? 1 : 0) + (_second > 0 ? 1 : 0);

        public void Step() => (_first, _second) = (Math.Max(0, _first - 1), Math.Max(0, _second - 1));

        public void Read(in DocumentWords.Word word, ReadOnlySpan<char> letters)
        {
            if (word.Kind == TokenKind.Punctuation && letters is "," or ";" or "." or ":" or "—" or "–" or "!" or "?"
                || letters.Equals("but", StringComparison.OrdinalIgnoreCase))
            {
                (_first, _second) = (0, 0);
                return;
            }

            Step();
            if ((word.Entry.Stance & StanceWords.Negator) == 0)
            {
                return;
            }

            if (_first > 0)
            {
                _second = reach;
            }

            _first = Math.Max(_first, reach);
        }
    }
}
