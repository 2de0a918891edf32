using StanceML.Store;

namespace StanceML.Worker;

/// <summary>One thing that was submitted: an article, or the address of one. The other is null.</summary>
internal sealed record SubmittedItem(Article? Article, PendingPage? Page)
{
    public static SubmittedItem Of(Article article) => new(article, Page: null);

    public static SubmittedItem Of(PendingPage page) => new(Article: null, page);
}
