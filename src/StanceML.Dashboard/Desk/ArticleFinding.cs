using StanceML.Store;

namespace StanceML.Dashboard.Desk;

/// <summary>What stands under an id: an article, or an address that is not one yet. One of both is null.</summary>
/// <param name="Article">The article and what became of it.</param>
/// <param name="Page">The address, which waits to be fetched or failed.</param>
public sealed record ArticleFinding(InboxArticle? Article, InboxPage? Page);
