using System.Security.Claims;
using StanceML.Store;

namespace StanceML.Dashboard.Desk;

/// <summary>What the article pages need of the worker. Safe for concurrent use.</summary>
public interface IArticleDesk
{
    /// <summary>Articles to try; invented, and said to be.</summary>
    IReadOnlyList<Article> Samples { get; }

    /// <summary>Takes an article in as every other source does, and waits a little for its analysis.</summary>
    /// <param name="user">Who sends it.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    Task<PasteOutcome> TakeAsync(PastedArticle article, ClaimsPrincipal user, CancellationToken cancellationToken);

    /// <param name="id">Of an article, or of an address that was sent to be fetched.</param>
    /// <returns>Null when nothing with this id was taken in.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    Task<ArticleFinding?> FindAsync(string id, CancellationToken cancellationToken);
}
