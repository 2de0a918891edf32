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
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Role == WordRole.None && units[i].Kind == TokenKind.Word && words[units[i].WordIndex] is var word && !IsFunctionWord(word))
            {
                into.Add(word.Entry.LetterParts ??= PartsOf(words, word), i);
            }
        }

        into.Scale(from, Weight);
    }

    /// <summary>Short words outside the lexicons have no ending worth a feature: <c>of</c>, <c>that</c>.</summary>
    private static bool IsFunctionWord(in DocumentWords.Word word) =>
        (word.Entry.Stance | word.Entry.Tone) == 0 && word.Span.Length <= MaxFunctionLetters;

    /// <returns>The bucket of each part.</returns>
    private static int[] PartsOf(DocumentWords words, in DocumentWords.Word word)
    {
        Span<char> bounded = stackalloc char[MaxLetters + 2];
        var end = words.Letters(word, bounded[1..^1]).Length + 1;
        (bounded[0], bounded[end]) = ('^', '$');
        bounded = bounded[..(end + 1)];
        var parts = new List<int>((Longest - Shortest + 1) * bounded.Length);
        for (var length = Shortest; length <= Longest; length++)
        {
            for (var start = 0; start + length <= bounded.Length; start++)
            {
                parts.Add(FeatureVector.BucketOf(Kind, FeatureHash.Of(bounded.Slice(start, length))));
            }
        }

        return [.. parts];
    }
}
