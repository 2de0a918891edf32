namespace StanceML;

/// <summary>The words of a document as features see them: folded to lower case, hashed, looked up in the lexicons. Immutable.</summary>
internal sealed class DocumentWords(Document document)
{
    private const int LongestOnStack = 128;

    public Document Document => document;

    public int Count => document.TokenArray.Length;

    /// <summary>Made when asked for: statements hold a fourth of the words of most articles.</summary>
    internal Word this[int index]
    {
        get
        {
            var token = document.TokenArray[index];
            var entry = document.Entries[index];
            return new Word(token.Span, HashOf(token, entry), token.Kind, entry);
        }
    }

    /// <summary>The word in lower case, apostrophes straight, as far as there is room.</summary>
    internal ReadOnlySpan<char> Letters(in Word word, Span<char> room) => Letters(word.Span, room);

    private ReadOnlySpan<char> Letters(TextSpan span, Span<char> room)
    {
        var letters = room[..Math.Min(room.Length, span.Length)];
        span.Of(document.Text)[..letters.Length].ToLowerInvariant(letters);
        letters.Replace('\u2019', '\'');
        letters.Replace('\u02BC', '\'');
        return letters;
    }

    /// <summary>Of a word that is longer than those of the lists the entry has only the hash of its first letters.</summary>
    private ulong HashOf(Token token, LexicalEntry entry)
    {
        if (token.Kind == TokenKind.Number)
        {
            return FeatureHash.Number;
        }

        if (token.Kind == TokenKind.Word && token.Span.Length <= FoldedWord.MaxChars)
        {
            return entry.Hash;
        }

        return FeatureHash.Of(Letters(token.Span, token.Span.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[token.Span.Length]));
    }

    /// <param name="Hash">Of the folded word; all numbers have one.</param>
    /// <param name="Entry"><see cref="LexicalEntry.None"/> for numbers and marks.</param>
    internal readonly record struct Word(TextSpan Span, ulong Hash, TokenKind Kind, LexicalEntry Entry);
}
