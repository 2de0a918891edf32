using System.Security.Claims;
using StanceML.Dashboard.Desk;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Asks the keys who reads and who reviews.</summary>
internal sealed class ReviewAccess(DeskCallers callers) : IReviewAccess
{
    public Reviewer? Reviewer(ClaimsPrincipal user) => Find(user, KeyRole.Reviewer);

    public Reviewer? Reader(ClaimsPrincipal user) => Find(user, KeyRole.Reader);

    public bool MayReadOn(ClaimsPrincipal user) => callers.Now(user) is not null || Caller.Of(user) is { IsLocal: true };

    private Reviewer? Find(ClaimsPrincipal user, KeyRole role) =>
        callers.Now(user) is { } caller && caller.Role >= role ? new Reviewer(caller.Id, caller.Name) : null;
}
