using System.Security.Claims;
using StanceML.Store;

namespace StanceML.Dashboard.Desk;

/// <summary>Says who reviews. Safe for concurrent use.</summary>
public interface IReviewAccess
{
    /// <summary>Asks again who the user is: a page that stays open outlives the key that opened it.</summary>
    /// <returns>Null when the key may not review, or counts no more.</returns>
    Reviewer? Reviewer(ClaimsPrincipal user);

    /// <returns>Who calls a judgment wrong, which every reader may; null when the key counts no more.</returns>
    Reviewer? Reader(ClaimsPrincipal user);
}
