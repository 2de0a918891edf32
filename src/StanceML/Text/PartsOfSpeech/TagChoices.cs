namespace StanceML;

/// <summary>Which parts of speech a token may have where it stands: a capital speaks for a name.</summary>
internal static class TagChoices
{
    /// <summary>Most classes of one token, a name added.</summary>
    public const int Most = PartOfSpeechLexicon.MostTags + 1;

    /// <summary>A word that the lexicon knows only in small letters may still be a name: as likely as a rare one.</summary>
    private const ushort NameCost = 84;

    /// <summary>What a capital inside a sentence costs every class but names (-8 ln of about 1/400).</summary>
    private const ushort CapitalCost = 48;

    private static readonly WordTag Mark = new(PartOfSpeech.Mark, 0);
    private static readonly WordTag Number = new(PartOfSpeech.Number, 0);

    /// <param name="word">As it stands, not empty.</param>
    /// <param name="opens">Whether the token opens its sentence, where a capital says nothing.</param>
    /// <param name="into">Room for <see cref="Most"/>.</param>
    /// <returns>How many were written, at least one.</returns>
    public static int Write(LexicalEntry entry, ReadOnlySpan<char> word, TokenKind kind, bool opens, Span<WordTag> into)
    {
        if (kind != TokenKind.Word)
        {
            into[0] = kind == TokenKind.Number ? Number : Mark;
            return 1;
        }

        if (char.IsUpper(word[0]))
        {
            return WithName(entry, opens, word[^1] == 's', into);
        }

        entry.Tags.CopyTo(into);
        return entry.Tags.Length;
    }

    private static int WithName(LexicalEntry entry, bool opens, bool plural, Span<WordTag> into)
    {
        var count = 0;
        var named = false;
        foreach (var tag in entry.Tags)
        {
            var isName = tag.Tag is PartOfSpeech.Name or PartOfSpeech.PluralName;
            named |= isName;
            into[count++] = isName || opens ? tag : tag with { Cost = (ushort)(tag.Cost + CapitalCost) };
        }

        var known = entry.IsTagged;
        if (!named && (!opens || !known))
        {
            into[count++] = new WordTag(plural && known ? PartOfSpeech.PluralName : PartOfSpeech.Name, (ushort)(known ? NameCost + 8 : opens ? NameCost - 16 : NameCost));
        }

        return count;
    }
}
