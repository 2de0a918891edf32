namespace StanceML;

/// <summary>What the learned extractor reads: each word or mark outside quotation marks, and each quoted region as one piece.</summary>
/// <remarks>A region is never cut, so a quote in marks is taken whole or not at all.</remarks>
internal sealed class QuoteUnits
{
    /// <summary>Stands for a region where a part of speech is asked.</summary>
    public const byte RegionClass = 38;

    /// <summary>Stands for what lies beyond the text.</summary>
    public const byte NoClass = 39;

    /// <summary>Units on each side of a cue that may belong to its quote.</summary>
    private const int MaxReach = 120;

    private const uint RegionWord = 7;
    private const uint NumberWord = 11;
    private const uint NoWord = 3;

    private readonly int[] _first;
    private readonly int[] _unitOfToken;
    private readonly int[] _group;
    private readonly byte[] _senses;
    private readonly List<int> _groupStarts = [];

    public QuoteUnits(TaggedDocument text)
    {
        Text = text;
        var classes = PartOfSpeechTagger.Tag(text.Document, text.Tokens);
        var tokens = text.Tokens;
        _unitOfToken = new int[tokens.Length + 1];
        var first = new List<int>(tokens.Length);
        for (var t = 0; t < tokens.Length;)
        {
            var end = text.InRegion(t) ? text.Regions[text.RegionOf(t)].EndToken : t + 1;
            Array.Fill(_unitOfToken, first.Count, t, end - t);
            first.Add(t);
            t = end;
        }

        Count = first.Count;
        _unitOfToken[tokens.Length] = Count;
        first.Add(tokens.Length);
        _first = [.. first];
        _group = new int[Count];
        Words = new uint[Count];
        Stems = new uint[Count];
        Classes = new byte[Count];
        Senses = new WordSenses[Count];
        _senses = new byte[Count];
        Read(classes);
    }

    public TaggedDocument Text { get; }

    public int Count { get; }

    /// <summary>Hash of the word in small letters.</summary>
    public uint[] Words { get; }

    /// <summary>Hash of the word without its ending; forms of one reporting verb share it.</summary>
    public uint[] Stems { get; }

    /// <summary>Part of speech, or <see cref="RegionClass"/>.</summary>
    public byte[] Classes { get; }

    public WordSenses[] Senses { get; }

    public int FirstToken(int unit) => _first[unit];

    public int EndToken(int unit) => _first[unit + 1];

    /// <summary>The unit that holds the token; <see cref="Count"/> for the token after the last.</summary>
    public int UnitOf(int token) => _unitOfToken[token];

    public bool IsRegion(int unit) => Classes[unit] == RegionClass;

    public bool Is(int unit, WordClasses classes) => !IsRegion(unit) && Text.Is(_first[unit], classes);

    public uint WordAt(int unit) => (uint)unit < (uint)Count ? Words[unit] : NoWord;

    /// <summary>The sense that goes with the part of speech: of verbs and of nouns; 0 for others, for none known and beyond the text.</summary>
    public uint SenseAt(int unit) => (uint)unit < (uint)Count ? _senses[unit] : 0u;

    public byte ClassAt(int unit) => (uint)unit < (uint)Count ? Classes[unit] : NoClass;

    /// <summary>First unit of the sentence that the unit stands in; a sentence that begins inside a region goes on with it.</summary>
    public int GroupStart(int unit) => _groupStarts[_group[unit]];

    public int GroupEnd(int unit) => _group[unit] + 1 < _groupStarts.Count ? _groupStarts[_group[unit] + 1] : Count;

    /// <summary>The units that may belong to the quote of a cue: its sentence, and a region that leads to it or that it leads to.</summary>
    public (int Start, int End) Window(int cue)
    {
        var (start, end) = (GroupStart(cue), GroupEnd(cue));
        if (start > 0 && IsRegion(start - 1) && ParagraphOf(start - 1) == ParagraphOf(start))
        {
            start--;
        }

        if (end < Count && IsRegion(end) && (ParagraphOf(end - 1) == ParagraphOf(end) || Is(end - 1, WordClasses.Colon)))
        {
            end++;
        }

        return (Math.Max(start, cue - MaxReach), Math.Min(end, cue + MaxReach));
    }

    private int ParagraphOf(int unit) => Text.SentenceOf(_first[unit]).Paragraph;

    private void Read(PartOfSpeech[] classes)
    {
        for (var unit = 0; unit < Count; unit++)
        {
            var token = _first[unit];
            if (unit == 0 || !InOneSentence(unit))
            {
                _groupStarts.Add(unit);
            }

            _group[unit] = _groupStarts.Count - 1;
            if (Text.InRegion(token))
            {
                (Words[unit], Stems[unit], Classes[unit]) = (RegionWord, RegionWord, RegionClass);
                continue;
            }

            var entry = Text.Document.Entries[token];
            Classes[unit] = (byte)classes[token];
            Senses[unit] = entry.Senses;
            _senses[unit] = SenseOf(entry.Senses, classes[token]);
            Words[unit] = Text.Tokens[token].Kind switch
            {
                TokenKind.Word => Fold(entry.Hash),
                TokenKind.Number => NumberWord,
                _ => Fold(FoldedWord.HashOf(Text.Word(token))),
            };
            Stems[unit] = entry.Listed?.Verb is { } verb ? verb.LemmaHash : Text.Tokens[token].Kind == TokenKind.Word ? Fold(entry.StemHash) : Words[unit];
        }
    }

    private static byte SenseOf(WordSenses senses, PartOfSpeech tag) => tag switch
    {
        PartOfSpeech.Noun or PartOfSpeech.PluralNoun => (byte)(64 + senses.Noun),
        PartOfSpeech.Name or PartOfSpeech.PluralName => 96,
        _ => tag.IsVerb() ? senses.Verb : (byte)0,
    };

    private bool InOneSentence(int unit) => Text.SentenceOf(_first[unit] - 1).FirstToken == Text.SentenceOf(_first[unit]).FirstToken;

    public static uint Fold(ulong hash) => (uint)(hash ^ (hash >> 32));
}
