namespace StanceML;

/// <summary>All word lists in one table, so that each word of a text is looked up once.</summary>
/// <remarks>Immutable; safe for concurrent use. Its size is that of the lists, whatever texts are read.</remarks>
internal sealed class Vocabulary
{
    private readonly PartOfSpeechLexicon _partsOfSpeech = PartOfSpeechLexicon.BuiltIn;
    private readonly WordLexicon _cues = WordLexicon.BuiltIn;
    private readonly SpeakerLexicon _speakers = SpeakerLexicon.BuiltIn;

    /// <summary>Forms in ASCII by their hash: 64 bits tell any words apart.</summary>
    private readonly Dictionary<ulong, LexicalEntry> _entries = new(60_000);

    private Vocabulary()
    {
        // The commonest first: what most words of a text ask for then lies close together in memory.
        Span<char> letters = stackalloc char[FoldedWord.MaxChars];
        foreach (var form in _partsOfSpeech.Forms.Concat(_cues.Forms).Concat(_speakers.Forms).OrderBy(_partsOfSpeech.CostOf))
        {
            var word = new FoldedWord(form, letters);
            if (word.IsPlain && !_entries.ContainsKey(word.Hash))
            {
                _entries[word.Hash] = Look(form, word);
            }
        }
    }

    public static Vocabulary BuiltIn { get; } = new();

    /// <returns>One entry a token; <see cref="LexicalEntry.None"/> for those that are no words.</returns>
    public LexicalEntry[] Read(Document document)
    {
        var tokens = document.Tokens as Token[] ?? [.. document.Tokens];
        var entries = new LexicalEntry[tokens.Length];
        var into = entries.AsSpan();
        Span<char> letters = stackalloc char[FoldedWord.MaxChars];
        for (var t = 0; t < tokens.Length; t++)
        {
            into[t] = tokens[t].Kind == TokenKind.Word ? Of(tokens[t].Span.Of(document.Text), letters) : LexicalEntry.None;
        }

        return entries;
    }

    private LexicalEntry Of(ReadOnlySpan<char> word, Span<char> letters)
    {
        var folded = new FoldedWord(word, letters);
        return folded.IsPlain && _entries.TryGetValue(folded.Hash, out var entry) ? entry : Look(word, folded);
    }

    /// <summary>Asks each list. Lists differ in what they make of letters beyond ASCII, so such words are asked for anew each time.</summary>
    private LexicalEntry Look(ReadOnlySpan<char> word, FoldedWord folded) =>
        new(_partsOfSpeech.TagsOf(folded.Letters, out var isTagged, out var senses))
        {
            Hash = folded.Hash,
            StemHash = WordStem.HashOf(word, folded.Hash),
            IsTagged = isTagged,
            Senses = senses,
            Traits = _speakers.Of(word),
            Listed = _cues.Listed(word),
        };
}
