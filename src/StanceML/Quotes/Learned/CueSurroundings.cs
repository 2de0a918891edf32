namespace StanceML;

/// <summary>What stands around a cue and its clause: quoted words, marks, the first words.</summary>
internal sealed class CueSurroundings(QuoteUnits units)
{
    /// <summary>A closed word by itself, any other by its class.</summary>
    public uint WordOrClass(int unit) =>
        (uint)unit >= (uint)units.Count ? 1
        : (PartOfSpeech)units.Classes[unit] is PartOfSpeech.Preposition or PartOfSpeech.To or PartOfSpeech.Of or PartOfSpeech.Conjunction or PartOfSpeech.WhAdverb or PartOfSpeech.WhPronoun or PartOfSpeech.WhDeterminer or PartOfSpeech.Mark or PartOfSpeech.Modal
            ? units.Words[unit] : 64u + units.Classes[unit];

    /// <summary>Whether a form of <c>be</c> is among the tokens.</summary>
    public bool HasBe(int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            if (units.Text.Is(at, WordClasses.Be))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether quoted words touch the cue's clause on either side, and whether some stand farther off.</summary>
    /// <param name="clause">First unit of the cue's clause.</param>
    /// <param name="phraseEnd">Unit after the noun phrase that follows the cue.</param>
    public uint Regions(int cue, int start, int end, int clause, int phraseEnd)
    {
        uint flags = 0;
        for (var at = clause - 1; at >= start; at--)
        {
            if (units.IsRegion(at))
            {
                flags |= at >= clause - 2 ? 1u : 2u;
                break;
            }
        }

        for (var at = cue + 1; at < end; at++)
        {
            if (units.IsRegion(at))
            {
                flags |= at <= cue + 2 ? 4u : at <= phraseEnd + 1 ? 8u : 16u;
                break;
            }
        }

        return flags;
    }

    /// <summary>How far the cue's clause is from the marks around it, and which they are.</summary>
    public uint Marks(int cue, int start, int end)
    {
        var left = cue - 1;
        while (left >= start && left > cue - 12 && (PartOfSpeech)units.Classes[left] != PartOfSpeech.Mark && !units.IsRegion(left))
        {
            left--;
        }

        var right = cue + 1;
        while (right < end && right < cue + 12 && (PartOfSpeech)units.Classes[right] != PartOfSpeech.Mark && !units.IsRegion(right))
        {
            right++;
        }

        var leftWord = left < start ? 1 : units.Words[left];
        var rightWord = right >= units.GroupEnd(cue) - 1 ? 2 : units.WordAt(right);
        return (leftWord * 31) + (rightWord * 17) + (Distance(cue - left) * 8) + Distance(right - cue);
    }

    private static uint Distance(int length) => length < 4 ? (uint)length : length < 7 ? 4u : length < 11 ? 5u : 6u;
}
