namespace StanceML;

/// <summary>An article with its paragraphs, sentences and tokens, in text order. Immutable.</summary>
public sealed class Document(
    Article article,
    IReadOnlyList<TextSpan> paragraphs,
    IReadOnlyList<Sentence> sentences,
    IReadOnlyList<Token> tokens)
{
    private LexicalEntry[]? _entries;

    public Article Article { get; } = article;

    public string Text => Article.Text;

    public IReadOnlyList<TextSpan> Paragraphs { get; } = paragraphs;

    public IReadOnlyList<Sentence> Sentences => SentenceArray;

    public IReadOnlyList<Token> Tokens => TokenArray;

    /// <summary><see cref="Sentences"/>, for those who read many; never written to.</summary>
    internal Sentence[] SentenceArray { get; } = sentences as Sentence[] ?? [.. sentences];

    /// <summary><see cref="Tokens"/>, likewise.</summary>
    internal Token[] TokenArray { get; } = tokens as Token[] ?? [.. tokens];

    /// <summary>What the word lists say of each token. Read when first asked for; whoever asks at the same time reads the same.</summary>
    internal LexicalEntry[] Entries => _entries ??= Vocabulary.BuiltIn.Read(this);

    /// <summary>Index of the sentence at, or else the nearest one before, the position; 0 when none stands before it.</summary>
    public int SentenceAt(int position)
    {
        var sentences = SentenceArray;
        int low = 0, high = sentences.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (sentences[middle].Span.Start <= position)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>Index of the first token that ends after the position; the token count when none does.</summary>
    public int TokenAt(int position)
    {
        var tokens = TokenArray;
        int low = 0, high = tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Span.End > position)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
