using System.Numerics;

namespace StanceML;

/// <summary>All word lists in one table, so that each word of a text is looked up once.</summary>
/// <remarks>Immutable; safe for concurrent use. Its size is that of the lists, whatever texts are read.</remarks>
internal sealed class Vocabulary
{
    /// <summary>At most two slots in five are taken, so that most words stand where their key points.</summary>
    private const double MaxLoad = 0.4;

    private readonly PartOfSpeechLexicon _partsOfSpeech = PartOfSpeechLexicon.BuiltIn;
    private readonly WordLexicon _cues = WordLexicon.BuiltIn;
    private readonly SpeakerLexicon _speakers = SpeakerLexicon.BuiltIn;

    /// <summary>Open addressing: a word stands in the slot that the low bits of its key name, or else in the next free one.</summary>
    private readonly Slot[] _slots;

    private Vocabulary()
    {
        // The commonest first: what most words of a text ask for then lies close together in memory.
        var forms = _partsOfSpeech.Forms.Concat(_cues.Forms).Concat(_speakers.Forms).OrderBy(_partsOfSpeech.CostOf).ToList();
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)(forms.Count / MaxLoad))];
        foreach (var form in forms)
        {
            var key = WordKey.Of(form, new TextSpan(0, form.Length));
            ref var slot = ref _slots[SlotOf(key)];
            if (key != WordKey.None && slot.Entry is null)
            {
                slot = new Slot(key, Look(form, isListed: true));
            }
        }
    }

    public static Vocabulary BuiltIn { get; } = new();

    /// <returns>One entry a token; <see cref="LexicalEntry.None"/> for those that are no words.</returns>
    public LexicalEntry[] Read(Document document)
    {
        var tokens = document.Tokens as Token[] ?? [.. document.Tokens];
        var entries = new LexicalEntry[tokens.Length];
        Span<ulong> keys = stackalloc ulong[64];
        for (var first = 0; first < tokens.Length; first += keys.Length)
        {
            var count = Math.Min(keys.Length, tokens.Length - first);
            Read(document.Text, tokens.AsSpan(first, count), keys, entries.AsSpan(first, count));
        }

        return entries;
    }

    /// <summary>All keys first: then the processor waits for many slots at once, not for one after the other.</summary>
    private void Read(string text, ReadOnlySpan<Token> tokens, Span<ulong> keys, Span<LexicalEntry> into)
    {
        for (var t = 0; t < tokens.Length; t++)
        {
            keys[t] = WordKey.Of(text, tokens[t].Span);
        }

        for (var t = 0; t < tokens.Length; t++)
        {
            into[t] = tokens[t].Kind != TokenKind.Word ? LexicalEntry.None
                : keys[t] != WordKey.None && _slots[SlotOf(keys[t])].Entry is { } entry ? entry
                : Look(tokens[t].Span.Of(text), isListed: keys[t] == WordKey.None);
        }
    }

    /// <summary>The slot of the key, or the free one where it would stand.</summary>
    private uint SlotOf(ulong key)
    {
        var mask = (uint)_slots.Length - 1;
        var at = (uint)key & mask;
        while (_slots[at].Entry is not null && _slots[at].Key != key)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    /// <summary>Asks each list. Lists differ in what they make of letters beyond ASCII, so words with such are asked for anew each time.</summary>
    /// <param name="isListed">Whether a list may have the whole word.</param>
    private LexicalEntry Look(ReadOnlySpan<char> word, bool isListed)
    {
        var folded = new FoldedWord(word, stackalloc char[FoldedWord.MaxChars]);
        var tags = _partsOfSpeech.TagsOf(folded.Letters, isListed, out var isTagged, out var senses);
        return new LexicalEntry(tags)
        {
            Hash = folded.Hash,
            StemHash = WordStem.HashOf(word, folded.Hash),
            IsTagged = isTagged,
            Senses = senses,
            IsHomeSign = isListed && _speakers.HasHomeSign(word),
            Traits = _speakers.Of(word, isListed),
            Listed = isListed ? _cues.Listed(word) : null,
        };
    }

    private readonly record struct Slot(ulong Key, LexicalEntry? Entry);
}
