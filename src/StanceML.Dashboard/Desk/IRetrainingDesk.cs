using System.Security.Claims;
using StanceML.Store;

namespace StanceML.Dashboard.Desk;

/// <summary>What the page of the models needs of the worker to train. Safe for concurrent use.</summary>
public interface IRetrainingDesk
{
    /// <summary>What can be trained, in the order it is.</summary>
    IReadOnlyList<string> Tasks { get; }

    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    Task<RetrainingView> ReadAsync(CancellationToken cancellationToken);

    /// <param name="tasks">Of <see cref="Tasks"/>.</param>
    Task<DeskAnswer> StartAsync(IReadOnlyList<string> tasks, string why, ClaimsPrincipal user, CancellationToken cancellationToken);

    Task<DeskAnswer> StopAsync(ClaimsPrincipal user, CancellationToken cancellationToken);
}
