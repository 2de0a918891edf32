using System.Security.Claims;

namespace StanceML.Dashboard.Desk;

/// <summary>What the model pages need of the worker. Safe for concurrent use.</summary>
/// <remarks>What changes something asks again whether the user may: a page that stayed open may be a key's that was revoked.</remarks>
public interface IModelDesk
{
    /// <summary>What judges now, as it is known without looking at the disk for long.</summary>
    ModelsView Read();

    /// <returns>Every time that a version of the task was live, oldest first; empty where no ledger is followed or it cannot be read.</returns>
    IReadOnlyList<ModelLedgerEntry> History(string task);

    /// <summary>Verifies a version, holds it against the live one, and asks the gate; nothing changes.</summary>
    /// <returns>Null when there is no such version.</returns>
    Task<VersionView?> CompareAsync(ModelName version, CancellationToken cancellationToken);

    /// <param name="overrule">Why the version goes live though a check fails; null to be refused then.</param>
    Task<DeskAnswer> PromoteAsync(ModelName version, string why, string? overrule, ClaimsPrincipal user, CancellationToken cancellationToken);

    /// <param name="version">Of those that were live once; null for the one before.</param>
    Task<DeskAnswer> RollBackAsync(string task, string? version, string why, ClaimsPrincipal user, CancellationToken cancellationToken);

    /// <summary>Lets a version judge beside the live one, until the worker starts anew.</summary>
    Task<DeskAnswer> StartShadowAsync(ModelName version, ClaimsPrincipal user, CancellationToken cancellationToken);

    DeskAnswer StopShadow(string task, ClaimsPrincipal user);
}
