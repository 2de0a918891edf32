using System.Security.Claims;
using StanceML.Dashboard.Desk;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Asks again who the user of a page is: a page that stays open outlives the key that opened it.</summary>
internal sealed class DeskCallers(KeyRing keys)
{
    /// <returns>Null when the key was revoked or has expired since, or keys are needed now and were not then.</returns>
    public Caller? Now(ClaimsPrincipal user) => Caller.Of(user) switch
    {
        null => null,
        { IsLocal: true } local => keys.IsNeeded ? null : local,
        var caller => keys.IsOutdated || keys.Find(caller.Id) is not { } key ? null : caller with { Name = key.Name, Role = key.Role },
    };

    /// <summary>Does what a page asked for, where the user may and the store can be written.</summary>
    public async Task<DeskAnswer> AskAsync(ClaimsPrincipal user, KeyRole role, Func<Caller, Task<DeskAnswer>> work)
    {
        var (caller, refusal) = Require(user, role);
        try
        {
            return caller is null ? refusal! : await work(caller);
        }
        catch (StoreUnavailableException)
        {
            return DeskAnswer.Refused("The store cannot be written now; nothing was changed. Try again in a moment.");
        }
    }

    /// <returns>The caller, or the refusal for who may not do what is of this role.</returns>
    public (Caller? Caller, DeskAnswer? Refusal) Require(ClaimsPrincipal user, KeyRole role) => Now(user) switch
    {
        null => (null, DeskAnswer.Refused("The key that opened this page counts no more: log in again.")),
        { } caller when caller.Role < role => (null, DeskAnswer.Refused(
            $"This needs a key with the role {StatementRecords.Word(role)} or more; this key's role is {StatementRecords.Word(caller.Role)}.")),
        { } caller => (caller, null),
    };
}
