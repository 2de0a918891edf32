namespace StanceML;

/// <summary>Takes an article apart into paragraphs, sentences and tokens. Linear in the length of the text; safe for concurrent use.</summary>
public static class DocumentReader
{
    public static Document Read(Article article)
    {
        var tokens = Tokenizer.Tokenize(article.Text);
        var paragraphs = ParagraphSplitter.Split(article.Text);
        var sentences = SentenceSplitter.Split(article.Text, paragraphs, tokens);
        return new Document(article, paragraphs, sentences, tokens);
    }
}
