namespace StanceML;

/// <summary>The tokens of one document with what the word lists and the actor directory say of them.</summary>
internal sealed class ArticleWords
{
    private readonly Token[] _tokens;
    private readonly string _text;
    private readonly WordTraits[] _traits;
    private readonly int[] _sentences;
    private readonly int[] _actorMentions;
    private readonly bool[] _capitals;
    private readonly bool[] _quoted;
    private readonly bool[] _headlines;

    public ArticleWords(Document document, IReadOnlyList<Quote> quotes, IReadOnlyList<ActorMention> actorMentions)
    {
        Document = document;
        (_tokens, _text) = (document.TokenArray, document.Text);
        ActorMentions = actorMentions;
        _traits = new WordTraits[document.TokenArray.Length];
        _sentences = new int[document.TokenArray.Length];
        _actorMentions = new int[document.TokenArray.Length];
        _capitals = new bool[document.TokenArray.Length];
        _quoted = new bool[document.TokenArray.Length];
        _headlines = new bool[document.SentenceArray.Length];
        ReadTraits();
        MarkActors();
        MarkQuoted(quotes);
    }

    public Document Document { get; }

    public IReadOnlyList<ActorMention> ActorMentions { get; }

    public int Count => _traits.Length;

    public WordTraits Traits(int token) => _traits[token];

    public bool Is(int token, WordTraits any) => token >= 0 && token < Count && (_traits[token] & any) != 0;

    public int SentenceOf(int token) => _sentences[token];

    public Sentence SentenceAround(int token) => Document.SentenceArray[_sentences[token]];

    public int ParagraphOf(int sentence) => Document.SentenceArray[sentence].Paragraph;

    public bool IsHeadline(int sentence) => _headlines[sentence];

    /// <summary>Inside the words of a quote.</summary>
    public bool IsQuoted(int token) => _quoted[token];

    public ReadOnlySpan<char> Word(int token) => _tokens[token].Span.Of(_text);

    public bool IsWord(int token) => token >= 0 && token < Count && _tokens[token].Kind == TokenKind.Word;

    public bool IsCapital(int token) => (uint)token < (uint)_capitals.Length && _capitals[token];

    /// <summary>The country that the word is at home in, as <c>D-Ohio</c> in the United States; null for most words, and where it names another country.</summary>
    public string? HomeSignOf(int token)
    {
        if (Word(token) is ['D' or 'R', '-', >= 'A' and <= 'Z', ..])
        {
            return "US";
        }

        var country = Document.Entries[token].IsHomeSign ? SpeakerLexicon.BuiltIn.HomeOf(Word(token)) : null;
        return country is not null && ActorAt(token) is { Actor: { Kind: ActorKind.Country, Id: var named } } && !string.Equals(named, country, StringComparison.Ordinal) ? null : country;
    }

    /// <summary>Written in capitals: <c>BERLIN</c>.</summary>
    public bool IsCapitals(int token)
    {
        foreach (var letter in Word(token))
        {
            if (char.IsLower(letter))
            {
                return false;
            }
        }

        return Word(token).Length > 1;
    }

    public bool Reads(int token, string word) =>
        token >= 0 && token < Count && Word(token).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsMark(int token, char mark) =>
        token >= 0 && token < Count && Word(token) is [var found] && found == mark;

    public bool IsQuoteMark(int token) =>
        token >= 0 && token < Count && _tokens[token].Kind is TokenKind.OpenQuote or TokenKind.CloseQuote or TokenKind.Quote
        && !IsPossessive(token);

    /// <summary>The mark that no noun phrase crosses.</summary>
    public bool IsBreak(int token) =>
        token < 0 || token >= Count || IsQuoteMark(token)
        || (Word(token) is [var mark] && mark is ',' or ';' or ':' or '—' or '–' or '(' or ')' or '!' or '?');

    public bool IsPossessive(int token) =>
        token >= 0 && token < Count && Word(token) is ['\'' or '’', ..] && (IsWord(token) || IsBarePossessive(token));

    /// <summary><c>Honduras' minister</c>: an apostrophe at a name in s, with a word after it.</summary>
    private bool IsBarePossessive(int token) =>
        Word(token).Length == 1 && IsCapital(token - 1) && Word(token - 1)[^1] == 's' && IsWord(token + 1)
        && _tokens[token - 1].Span.End == _tokens[token].Span.Start
        && _tokens[token].Span.End < _tokens[token + 1].Span.Start;

    public bool IsDeterminer(int token) => Is(token, WordTraits.Determiner);

    /// <summary><c>I</c>, <c>we</c> and their forms.</summary>
    public bool IsFirstPerson(int token) => Is(token, WordTraits.FirstPerson);

    public bool IsRelative(int token) => Is(token, WordTraits.Relative);

    /// <summary><c>Professor</c> of <c>Minister Professor Otieno</c>, <c>Fan</c> of <c>Premier Fan Jingrui</c>: beside an office it is none of its own.</summary>
    public bool IsNobodyAfterOffice(int token) =>
        token > 0 && Is(token, WordTraits.Nobody) && !Is(token, WordTraits.Office | WordTraits.Voice)
        && ((Is(token - 1, WordTraits.Office) && !Is(token - 1, WordTraits.Modifier)) || Word(token - 1).StartsWith("spokes", StringComparison.OrdinalIgnoreCase));

    /// <summary>The actor mention that covers the token; null when none does.</summary>
    public ActorMention? ActorAt(int token) =>
        token >= 0 && token < Count && _actorMentions[token] >= 0 ? ActorMentions[_actorMentions[token]] : null;

    /// <summary>The first actor mention between two tokens that is no person's name, nor part of a word that says more; null when none stands there.</summary>
    public ActorMention? FirstActor(int firstToken, int endToken)
    {
        for (var i = firstToken; i < endToken; i++)
        {
            if (ActorAt(i) is { Form: not ActorForm.Person } mention && !IsCompound(i, mention))
            {
                return mention;
            }
        }

        return null;
    }

    /// <summary>A Geneva-based organisation is not Switzerland's, nor are Russian-backed or anti-Taliban leaders those whom the word names.</summary>
    private bool IsCompound(int token, ActorMention mention) =>
        _tokens[token].Span is var word && (word.Start < mention.Span.Start || (mention.Span.End < word.End && _text[mention.Span.End] is '-' or '‑'));

    public TextSpan SpanOf(int firstToken, int endToken) =>
        new(_tokens[firstToken].Span.Start, _tokens[endToken - 1].Span.End);

    /// <summary>The words between two tokens, whatever white space parts them as one space.</summary>
    public string TextOf(int firstToken, int endToken) => WhiteSpace.Folded(SpanOf(firstToken, endToken).Of(Document.Text));

    /// <summary>The tokens inside a span: first, and the one after the last.</summary>
    public (int First, int End) TokensIn(TextSpan span)
    {
        var first = Document.TokenAt(span.Start);
        var end = first;
        while (end < Count && _tokens[end].Span.Start < span.End)
        {
            end++;
        }

        return (first, end);
    }

    private void ReadTraits()
    {
        var entries = Document.Entries;
        for (var s = 0; s < Document.SentenceArray.Length; s++)
        {
            var sentence = Document.SentenceArray[s];
            int words = 0, capitals = 0;
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                _sentences[i] = s;
                var token = _tokens[i];
                if (token.Kind != TokenKind.Word)
                {
                    continue;
                }

                var isCapital = _capitals[i] = char.IsUpper(_text[token.Span.Start]);
                _traits[i] = isCapital ? entries[i].Traits : entries[i].Traits & ~(WordTraits.GivenName | WordTraits.Honorific);
                if (token.Span.Length > 3)
                {
                    words++;
                    capitals += isCapital ? 1 : 0;
                }
            }

            // A line written in capitals tells no names: three long words in four, by the look of wire headlines.
            _headlines[s] = words >= 4 && capitals * 4 >= words * 3 && !IsMark(sentence.EndToken - 1, '.');
        }
    }

    private void MarkActors()
    {
        Array.Fill(_actorMentions, -1);
        var token = 0;
        for (var m = 0; m < ActorMentions.Count; m++)
        {
            var span = ActorMentions[m].Span;
            while (token < Count && _tokens[token].Span.End <= span.Start)
            {
                token++;
            }

            for (var i = token; i < Count && _tokens[i].Span.Start < span.End; i++)
            {
                _actorMentions[i] = m;
            }
        }
    }

    private void MarkQuoted(IReadOnlyList<Quote> quotes)
    {
        // Quotes may nest; each token is marked once, so that a thousand nested quotes cost no more than one.
        var marked = 0;
        foreach (var span in quotes.SelectMany(quote => quote.Spans).Order())
        {
            for (var i = Math.Max(Document.TokenAt(span.Start), marked); i < Count && _tokens[i].Span.Start < span.End; i++)
            {
                _quoted[i] = true;
                marked = i + 1;
            }
        }
    }
}
