namespace StanceML;

/// <summary>Parts of three to five letters inside words, so that endings and unseen forms of known words count.</summary>
internal static class LetterFeatures
{
    private const int Shortest = 3;
    private const int Longest = 5;

    /// <summary>Longer words (addresses, run-together text) are read up to here.</summary>
    private const int MaxLetters = 24;

    private const int MaxFunctionLetters = 4;

    /// <summary>Against 1 for words.</summary>
    private const float Weight = 0.7f;

    private const ulong Kind = 5;

    public static void Add(DocumentWords words, List<Unit> units, FeatureVector into)
    {
        var from = into.Count;
        Span<char> bounded = stackalloc char[MaxLetters + 2];
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Role != WordRole.None || units[i].Kind != TokenKind.Word || IsFunctionWord(units[i], words))
            {
                continue;
            }

            var letters = words.Letters(words.Words[units[i].WordIndex]);
            letters = letters[..Math.Min(letters.Length, MaxLetters)];
            bounded[0] = '^';
            letters.CopyTo(bounded[1..]);
            bounded[letters.Length + 1] = '$';
            AddParts(bounded[..(letters.Length + 2)], i, into);
        }

        into.Scale(from, Weight);
    }

    /// <summary>Short words outside the lexicons have no ending worth a feature: <c>of</c>, <c>that</c>.</summary>
    private static bool IsFunctionWord(Unit unit, DocumentWords words) =>
        (unit.Stance | unit.Tone) == 0 && words.Words[unit.WordIndex].Span.Length <= MaxFunctionLetters;

    private static void AddParts(ReadOnlySpan<char> bounded, int unit, FeatureVector into)
    {
        for (var length = Shortest; length <= Longest; length++)
        {
            for (var start = 0; start + length <= bounded.Length; start++)
            {
                into.Add(Kind, FeatureHash.Of(bounded.Slice(start, length)), unit, unit + 1);
            }
        }
    }
}
