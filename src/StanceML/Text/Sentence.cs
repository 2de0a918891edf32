namespace StanceML;

/// <summary>One sentence, or a headline or dateline, which stand for one.</summary>
/// <param name="Span">From its first to its last visible character, closing quotation marks included.</param>
/// <param name="FirstToken">Index into <see cref="Document.Tokens"/>.</param>
/// <param name="EndToken">Index after its last token.</param>
/// <param name="Paragraph">Index into <see cref="Document.Paragraphs"/>.</param>
public readonly record struct Sentence(TextSpan Span, int FirstToken, int EndToken, int Paragraph);
