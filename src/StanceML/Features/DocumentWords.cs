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
        document.Text.AsSpan().ToLowerInvariant(_folded);
        _folded.Replace('\u2019', '\'');
        _folded.Replace('\u02BC', '\'');
        _words = new Word[document.Tokens.Count];
        var entries = document.Entries;
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] = Read(document.Tokens[i], entries[i]);
        }
    }

    public Document Document { get; }

    internal ReadOnlySpan<Word> Words => _words;

    /// <summary>The word in lower case, apostrophes straight.</summary>
    internal ReadOnlySpan<char> Letters(in Word word) => Letters(word.Span);

    private ReadOnlySpan<char> Letters(TextSpan span) => _folded.AsSpan(span.Start, span.Length);

    private Word Read(Token token, LexicalEntry entry)
    {
        if (token.Kind == TokenKind.Word)
        {
            // Of a longer word the entry has the hash of its first letters.
            var hash = token.Span.Length <= FoldedWord.MaxChars ? entry.Hash : FeatureHash.Of(Letters(token.Span));
            return new Word(token.Span, hash, entry.Stance, entry.Tone, entry.Rating, token.Kind, char.IsUpper(Document.Text[token.Span.Start]));
        }

        return new Word(token.Span, token.Kind == TokenKind.Number ? FeatureHash.Number : FeatureHash.Of(Letters(token.Span)), 0, 0, 0, token.Kind, false);
    }

    /// <param name="Stance">Category bits of <see cref="Lexicon.Stance"/>.</param>
    /// <param name="Tone">Category bits of <see cref="Lexicon.Sentiment"/>.</param>
    /// <param name="Rating">Of <see cref="Valences"/>.</param>
    internal readonly record struct Word(TextSpan Span, ulong Hash, ulong Stance, ulong Tone, float Rating, TokenKind Kind, bool IsCapitalised);
}
