namespace StanceML;

/// <summary>Words of the text that stand for an entity.</summary>
/// <param name="Span">The name alone, without title, article or possessive.</param>
/// <param name="FirstToken">Index of its first token.</param>
/// <param name="EndToken">Index after its last token.</param>
/// <param name="Sentence">Index of its sentence.</param>
internal sealed record Mention(TextSpan Span, int FirstToken, int EndToken, int Sentence, Entity Entity)
{
    /// <summary>First token of the title or determiner before it; its own first token when none stands there.</summary>
    public required int PhraseFirst { get; init; }

    /// <summary>Possessive or after a preposition: seldom what a later pronoun means.</summary>
    public bool IsOblique { get; init; }

    /// <summary>Inside the words of a quote.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>The first mention of its sentence that is neither oblique nor quoted.</summary>
    public bool IsSubject { get; set; }
}
