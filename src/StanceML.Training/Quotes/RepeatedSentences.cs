namespace StanceML.Training;

/// <summary>Finds sentences that stand in articles of two groups, names and numbers aside: a model would be tested on what it was taught.</summary>
internal static class RepeatedSentences
{
    /// <summary>Shorter sentences repeat by chance.</summary>
    private const int MinWords = 8;

    /// <returns>One warning for each later sentence.</returns>
    public static IEnumerable<RowProblem> Find(IReadOnlyList<GoldArticle> articles)
    {
        var first = new Dictionary<ulong, (string Group, RowPlace Place)>();
        foreach (var article in articles)
        {
            var document = DocumentReader.Read(article.Article);
            foreach (var sentence in document.Sentences)
            {
                if (Masked(document, sentence) is not { } masked || first.TryAdd(masked, (article.Group, article.PlaceOf(sentence.Span.Start))))
                {
                    continue;
                }

                var (group, place) = first[masked];
                if (group != article.Group)
                {
                    var words = Shortened.To(sentence.Span.Of(document.Text).ToString(), 60);
                    yield return new RowProblem(article.PlaceOf(sentence.Span.Start), null, $"'{words}' stands, but for names and numbers, at {place} in another group", IsError: false);
                }
            }
        }
    }

    /// <returns>Null for a sentence too short.</returns>
    private static ulong? Masked(Document document, Sentence sentence)
    {
        var (hash, words) = (0UL, 0);
        for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
        {
            var token = document.Tokens[t];
            if (token.Kind is not (TokenKind.Word or TokenKind.Number))
            {
                continue;
            }

            var letters = token.Span.Of(document.Text);
            var isMasked = token.Kind == TokenKind.Number || char.IsUpper(letters[0]);
            hash = FeatureHash.With(hash, isMasked ? FeatureHash.Number : FeatureHash.Of(letters.ToString().ToLowerInvariant()));
            words++;
        }

        return words >= MinWords ? hash : null;
    }
}
