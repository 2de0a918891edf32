using System.Numerics;
using System.Runtime.CompilerServices;

namespace StanceML;

/// <summary>All word lists in one table, so that each word of a text is looked up once.</summary>
/// <remarks>
/// Safe for concurrent use. Entries are made when their words are first met, a start being too short to make all; its size is at
/// most that of the lists and of <see cref="MetWords"/> others, whatever texts are read.
/// </remarks>
internal sealed class Vocabulary
{
    /// <summary>Of the slots: many forms stand in several lists, so that two slots in five are taken and most words stand where their key points.</summary>
    private const double MaxForms = 0.6;

    /// <summary>Words in no list that are remembered; a power of two. An article of 5 KB has some 100, most of them names that come again.</summary>
    private const int MetWords = 1 << 14;

    private readonly PartOfSpeechLexicon _partsOfSpeech = PartOfSpeechLexicon.BuiltIn;
    private readonly WordLexicon _cues = WordLexicon.BuiltIn;
    private readonly SpeakerLexicon _speakers = SpeakerLexicon.BuiltIn;

    /// <summary>Open addressing: a word stands in the slot that the low bits of its key name, or else in the next free one.</summary>
    private readonly Slot[] _slots;

    /// <summary>Each place holds the last word that was met of those whose keys point there.</summary>
    private readonly LexicalEntry?[] _met = new LexicalEntry?[MetWords];

    private Vocabulary()
    {
        string[] others = [.. _cues.Forms, .. _speakers.Forms];
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)((_partsOfSpeech.Files.Sum(file => file.Forms.Count) + others.Length) / MaxForms))];
        foreach (var file in _partsOfSpeech.Files)
        {
            Add(file.Text, file.Forms);
        }

        foreach (var form in others)
        {
            Add(form, [new TextSpan(0, form.Length)]);
        }
    }

    public static Vocabulary BuiltIn { get; } = new();

    /// <returns>One entry a token; <see cref="LexicalEntry.None"/> for those that are no words.</returns>
    public LexicalEntry[] Read(Document document)
    {
        var tokens = document.TokenArray;
        var entries = new LexicalEntry[tokens.Length];
        Span<ulong> keys = stackalloc ulong[64];
        for (var first = 0; first < tokens.Length; first += keys.Length)
        {
            var count = Math.Min(keys.Length, tokens.Length - first);
            Read(document.Text, tokens.AsSpan(first, count), keys, entries.AsSpan(first, count));
        }

        return entries;
    }

    // Runs once, at start, over all forms: too early for the runtime to have noticed that it is hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(string text, IReadOnlyList<TextSpan> forms)
    {
        for (var i = 0; i < forms.Count; i++)
        {
            var key = WordKey.Of(text, forms[i]);
            _slots[SlotOf(key)].Key = key;
        }
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
                : keys[t] == WordKey.None ? Look(WordKey.None, tokens[t].Span.Of(text), isListed: true)
                : Find(keys[t], tokens[t].Span.Of(text));
        }
    }

    private LexicalEntry Find(ulong key, ReadOnlySpan<char> word)
    {
        ref var slot = ref _slots[SlotOf(key)];
        if (slot.Key == WordKey.None)
        {
            ref var met = ref _met[key & (MetWords - 1)];
            var known = met;
            return known?.Key == key ? known : met = Look(key, word, isListed: false);
        }

        // Who asks at the same time makes the same.
        return slot.Entry ??= Look(key, word, isListed: true);
    }

    /// <summary>The slot of the key, or the free one where it would stand.</summary>
    private uint SlotOf(ulong key)
    {
        var mask = (uint)_slots.Length - 1;
        var at = (uint)key & mask;
        while (_slots[at].Key != WordKey.None && _slots[at].Key != key)
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    /// <summary>Asks each list. Lists differ in what they make of letters beyond ASCII, so words with such are asked for anew each time.</summary>
    /// <param name="isListed">Whether a list may have the whole word.</param>
    private LexicalEntry Look(ulong key, ReadOnlySpan<char> word, bool isListed)
    {
        var folded = new FoldedWord(word, stackalloc char[FoldedWord.MaxChars]);
        var tags = _partsOfSpeech.TagsOf(folded.Letters, isListed, stackalloc WordTag[PartOfSpeechLexicon.MostTags], out var isTagged, out var senses);
        return new LexicalEntry(tags)
        {
            Key = key,
            Hash = folded.Hash,
            StemHash = WordStem.HashOf(word, folded.Hash),
            IsTagged = isTagged,
            Senses = senses,
            IsHomeSign = isListed && _speakers.HasHomeSign(word),
            Traits = _speakers.Of(word, isListed),
            Listed = isListed ? _cues.Listed(word) : null,
            Stance = Lexicon.Stance.Find(folded.Letters) | (folded.Letters.EndsWith("n't") ? StanceWords.Negator : 0),
            Tone = Lexicon.Sentiment.Find(folded.Letters),
            Rating = Valences.Of(folded.Hash),
            Uses = RecognitionWords.BuiltIn.Of(word),
        };
    }

    private struct Slot
    {
        /// <summary>Of a listed form; <see cref="WordKey.None"/> when free.</summary>
        public ulong Key;

        /// <summary>Null until the word is met.</summary>
        public LexicalEntry? Entry;
    }
}
