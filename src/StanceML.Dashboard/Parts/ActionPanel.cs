using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using StanceML.Dashboard.Desk;
using StanceML.Store;

namespace StanceML.Dashboard.Parts;

/// <summary>A part of a page that asks the worker to do something, and tells beside it what became of that.</summary>
public abstract class ActionPanel : ComponentBase
{
    private static readonly DeskAnswer StillBusy = DeskAnswer.Refused("Something else is still under way, and this was not done. Try again when that has ended.");

    private static readonly DeskAnswer NoStore = DeskAnswer.Refused("The store cannot be used now. Nothing was changed: try again in a moment.");

    /// <summary>Who reads.</summary>
    [Parameter, EditorRequired]
    public required ClaimsPrincipal User { get; set; }

    /// <summary>Told what became of it: what the page shows may be old.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DeskAnswer> OnAnswer { get; set; }

    /// <summary>What became of the last thing that was asked for; null when nothing was, or it is not known yet.</summary>
    protected DeskAnswer? Answer { get; private set; }

    /// <summary>While the worker is asked, nothing more is. Buttons say so and stay enabled, for a disabled one loses the focus.</summary>
    protected bool IsBusy { get; private set; }

    /// <returns>Whether the reader may do what is of this role; the worker asks again when it is done.</returns>
    protected bool May(KeyRole role) => PageRole.Of(User) >= role;

    /// <summary>Looks something up that the reader asked for; only what goes wrong is told.</summary>
    protected async Task TryAsync(Func<Task> look)
    {
        try
        {
            await look();
            Answer = null;
        }
        catch (StoreUnavailableException)
        {
            Answer = NoStore;
        }
    }

    /// <returns>Whether it was done.</returns>
    protected async Task<bool> AskAsync(Func<Task<DeskAnswer>> ask)
    {
        if (IsBusy)
        {
            Answer = StillBusy;
            return false;
        }

        (IsBusy, Answer) = (true, null);
        StateHasChanged();
        DeskAnswer answer;
        try
        {
            answer = await ask();
        }
        catch (StoreUnavailableException)
        {
            answer = NoStore;
        }
        finally
        {
            IsBusy = false;
        }

        Answer = answer;
        await OnAnswer.InvokeAsync(answer);
        return answer.IsDone;
    }
}
