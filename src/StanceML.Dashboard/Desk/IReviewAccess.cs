using System.Security.Claims;
using StanceML.Store;

namespace StanceML.Dashboard.Desk;

/// <summary>Says who reads and who reviews on a page that stays open. Safe for concurrent use.</summary>
public interface IReviewAccess
{
    /// <summary>Asks again who the user is: a page that stays open outlives the key that opened it.</summary>
    /// <returns>Null when the key may not review, or counts no more.</returns>
    Reviewer? Reviewer(ClaimsPrincipal user);

    /// <returns>Who calls a judgment wrong, which every reader may; null when the key counts no more.</returns>
    Reviewer? Reader(ClaimsPrincipal user);

    /// <returns>
    /// Whether the page goes on reading: false when the key that opened it counts no more. One that was opened before there were keys does: the
    /// first key is made there, and shown once.
    /// </returns>
    bool MayReadOn(ClaimsPrincipal user);
}
