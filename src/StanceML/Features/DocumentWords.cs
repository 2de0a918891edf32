namespace StanceML;

/// <summary>
/// The words of a document as features see them: folded to lower case, hashed, looked up in the lexicons. Made once per
/// article and shared by all its statements. Immutable.
/// </summary>
internal sealed class DocumentWords
{
    private readonly char[] _folded;
    private readonly Word[] _words;

    public DocumentWords(Document document)
    {
        Document = document;
        _folded = new char[document.Text.Length];
        _words = new Word[document.Tokens.Count];
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] = Fold(document.Tokens[i]);
        }
    }

    public Document Document { get; }

    internal ReadOnlySpan<Word> Words => _words;

    /// <summary>The word in lower case, apostrophes straight.</summary>
    internal ReadOnlySpan<char> Letters(in Word word) => _folded.AsSpan(word.Span.Start, word.Span.Length);

    private Word Fold(Token token)
    {
        var letters = _folded.AsSpan(token.Span.Start, token.Span.Length);
        var source = token.Span.Of(Document.Text);
        var isCapitalised = source.Length > 0 && char.IsUpper(source[0]);
        for (var i = 0; i < source.Length; i++)
        {
            letters[i] = source[i] is '\u2019' or '\u02BC' ? '\'' : char.ToLowerInvariant(source[i]);
        }

        if (token.Kind == TokenKind.Number)
        {
            return new Word(token.Span, FeatureHash.Number, 0, 0, token.Kind, false);
        }

        if (token.Kind != TokenKind.Word)
        {
            return new Word(token.Span, FeatureHash.Of(letters), 0, 0, token.Kind, false);
        }

        var stance = Lexicon.Stance.Find(letters);
        if (letters.EndsWith("n't"))
        {
            stance |= StanceWords.Negator;
        }

        return new Word(token.Span, FeatureHash.Of(letters), stance, Lexicon.Sentiment.Find(letters), token.Kind, isCapitalised);
    }

    /// <param name="Stance">Category bits of <see cref="Lexicon.Stance"/>.</param>
    /// <param name="Tone">Category bits of <see cref="Lexicon.Sentiment"/>.</param>
    internal readonly record struct Word(TextSpan Span, ulong Hash, ulong Stance, ulong Tone, TokenKind Kind, bool IsCapitalised);
}
