namespace StanceML;

/// <summary>A document with word classes, cue entries and quoted regions at each token: what the extraction rules read.</summary>
internal sealed class TaggedDocument
{
    public const int NoRegion = -1;

    /// <summary>Far longer than sentences that a reporter writes.</summary>
    private const int MaxWindowTokens = 250;

    /// <summary>Share of capitalized words from which a line without end mark is set in title case.</summary>
    private const double TitleCaseShare = 0.6;

    private readonly WordClasses[] _classes;
    private readonly LexicalEntry[] _entries;
    private readonly int[] _regionOfToken;
    private readonly int[] _sentenceOfToken;
    private readonly bool[] _isHeadline;
    private readonly TaggedDocument? _whole;

    public TaggedDocument(Document document)
    {
        Document = document;
        Tokens = document.TokenArray;
        _classes = new WordClasses[Tokens.Length];
        _entries = document.Entries;
        _isHeadline = new bool[document.SentenceArray.Length];
        _sentenceOfToken = new int[Tokens.Length];
        for (var s = 0; s < document.SentenceArray.Length; s++)
        {
            Tag(document.SentenceArray[s], s);
        }

        Regions = QuotedRegions.Find(document, Tokens, _sentenceOfToken);
        _regionOfToken = RegionOfEachToken();
    }

    /// <summary>The words inside some of another's regions, as a text of their own: each region bounds its sentences, and only marks inside it quote.</summary>
    private TaggedDocument(TaggedDocument whole, List<QuotedRegion> regions)
    {
        (Document, Tokens, _whole) = (whole.Document, whole.Tokens, whole);
        (_classes, _entries, _isHeadline, _sentenceOfToken) = (whole._classes, whole._entries, whole._isHeadline, whole._sentenceOfToken);
        Regions = QuotedRegions.FindInside(whole.Document.Text, Tokens, regions);
        _regionOfToken = RegionOfEachToken();
    }

    public Document Document { get; }

    public string Text => Document.Text;

    public Token[] Tokens { get; }

    /// <summary>Outermost quoted regions in text order.</summary>
    public IReadOnlyList<QuotedRegion> Regions { get; }

    public WordEntry Entry(int token) => _entries[token].Listed ?? WordLexicon.Unlisted;

    public ReadOnlySpan<char> Word(int token) => Tokens[token].Span.Of(Text);

    /// <summary>Index of the region, or <see cref="NoRegion"/>.</summary>
    public int RegionOf(int token) => _regionOfToken[token];

    public bool InRegion(int token) => _regionOfToken[token] != NoRegion;

    /// <summary>The token's sentence, cut to a window around the token so that a text of one endless sentence stays linear.</summary>
    public Sentence WindowOf(int token)
    {
        var sentence = SentenceOf(token);
        return sentence with
        {
            FirstToken = Math.Max(sentence.FirstToken, token - MaxWindowTokens),
            EndToken = Math.Min(sentence.EndToken, token + MaxWindowTokens),
        };
    }

    public Sentence SentenceOf(int token)
    {
        var sentence = Document.SentenceArray[_sentenceOfToken[token]];
        return _whole is not null && _whole.InRegion(token) ? Within(sentence, _whole.Regions[_whole.RegionOf(token)]) : sentence;
    }

    /// <summary>The words inside regions of this text, read as if they stood alone. Ask it about tokens between their marks only.</summary>
    public TaggedDocument InMarks(List<QuotedRegion> regions) => new(this, regions);

    /// <summary>Where the words between a region's marks end: a region that never closes has no mark there.</summary>
    public int InteriorEnd(QuotedRegion region) => Is(region.EndToken - 1, WordClasses.QuoteMark) ? region.EndToken - 1 : region.EndToken;

    private Sentence Within(Sentence sentence, QuotedRegion region) => sentence with
    {
        FirstToken = Math.Max(sentence.FirstToken, region.FirstToken + 1),
        EndToken = Math.Min(sentence.EndToken, InteriorEnd(region)),
    };

    private int[] RegionOfEachToken()
    {
        var regions = new int[Tokens.Length];
        Array.Fill(regions, NoRegion);
        for (var r = 0; r < Regions.Count; r++)
        {
            Array.Fill(regions, r, Regions[r].FirstToken, Regions[r].EndToken - Regions[r].FirstToken);
        }

        return regions;
    }

    /// <summary>Whether the token's sentence is a line without end mark: a headline, a label, a caption.</summary>
    public bool InHeadline(int token) => _isHeadline[_sentenceOfToken[token]];

    public bool Is(int token, WordClasses classes) => (_classes[token] & classes) != 0;

    public bool IsWord(int token, string word) => Word(token).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text from the first token to the end of the last of a half-open range.</summary>
    public TextSpan Span(int first, int end) => new(Tokens[first].Span.Start, Tokens[end - 1].Span.End);

    private void Tag(Sentence sentence, int index)
    {
        var titleCase = IsTitleCase(sentence);
        for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
        {
            _sentenceOfToken[t] = index;
            var word = Word(t);
            _classes[t] = Tokens[t].Kind switch
            {
                TokenKind.Word => ClassesOf(word, _entries[t], t > sentence.FirstToken && !titleCase && !AfterMark(t, sentence)),
                TokenKind.Number => WordClasses.Number,
                TokenKind.Punctuation => MarkClass(word),
                _ => WordClasses.QuoteMark,
            };
        }

        _isHeadline[index] = !EndsInMark(sentence) && Document.Paragraphs[sentence.Paragraph].Start == sentence.Span.Start;
    }

    private bool AfterMark(int token, Sentence sentence) =>
        token > sentence.FirstToken && Tokens[token - 1].Kind is TokenKind.OpenQuote or TokenKind.Quote;

    private static WordClasses ClassesOf(ReadOnlySpan<char> word, LexicalEntry entry, bool inside)
    {
        var classes = entry.Listed is null ? WordLexicon.ClassesBySuffix(word) : entry.Classes;
        if (!inside || !char.IsUpper(word[0]))
        {
            return classes;
        }

        // A capital inside a sentence makes a name of a verb (the Prime Minister Will May), not of "I" or of a weekday.
        return WordClasses.Capital | (classes & ~(WordClasses.VerbForm | WordClasses.Modal | WordClasses.Adverb | WordClasses.Preposition));
    }

    private static WordClasses MarkClass(ReadOnlySpan<char> mark) => mark[0] switch
    {
        ',' => WordClasses.Comma,
        ':' => WordClasses.Colon,
        '.' or '!' or '?' or '…' => WordClasses.EndMark,
        '-' => WordClasses.Dash,
        '(' or ')' or '[' or ']' or '{' or '}' => WordClasses.Bracket,
        _ => Marks.IsDash(mark[0]) ? WordClasses.Dash : WordClasses.Mark,
    };

    private bool EndsInMark(Sentence sentence) => Marks.EndsSentence(Text[sentence.Span.End - 1]) || Is(sentence.EndToken - 1, WordClasses.QuoteMark | WordClasses.Colon);

    private bool IsTitleCase(Sentence sentence)
    {
        int words = 0, capitals = 0;
        for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
        {
            if (Tokens[t].Kind == TokenKind.Word && Tokens[t].Span.Length > 3)
            {
                words++;
                capitals += char.IsUpper(Text[Tokens[t].Span.Start]) ? 1 : 0;
            }
        }

        return words >= 3 && capitals >= TitleCaseShare * words;
    }
}
