using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using StanceML.Dashboard.Desk;
using StanceML.Store;

namespace StanceML.Dashboard.Parts;

/// <summary>An interactive page that reads again every two seconds while its reader sees it.</summary>
public abstract class LivePage : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _gone = new();
    private IJSObjectReference? _sight;

    protected LivePage() => Gone = _gone.Token;

    [Inject]
    internal AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject]
    internal IReviewAccess Access { get; set; } = null!;

    [Inject]
    internal IJSRuntime Scripts { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    /// <summary>Who reads.</summary>
    protected ClaimsPrincipal User { get; private set; } = new();

    /// <summary>Why the page is not what it should be; null when it is.</summary>
    protected string? Trouble { get; private set; }

    /// <summary>False when the key that opened the page counts no more: then it reads nothing, and must show nothing that it read.</summary>
    protected bool IsOpen { get; private set; } = true;

    /// <summary>Whether it was read once, or that was tried.</summary>
    protected bool IsRead { get; private set; }

    /// <summary>Ends with the page.</summary>
    protected CancellationToken Gone { get; }

    /// <returns>Whether the reader may do what is of this role; the worker asks again when it is done.</returns>
    protected bool May(KeyRole role) => PageRole.Of(User) >= role;

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task ReadAsync();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        User = (await Authentication.GetAuthenticationStateAsync()).User;
        await TryReadAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            _sight = await Scripts.InvokeAsync<IJSObjectReference>("import", Gone, "/_content/StanceML.Dashboard/sight.js");
            using var timer = new PeriodicTimer(Interval, Clock);
            while (await timer.WaitForNextTickAsync(Gone))
            {
                if (await _sight.InvokeAsync<bool>("isSeen", Gone))
                {
                    await TryReadAsync();
                    StateHasChanged();
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or JSDisconnectedException)
        {
            // The reader has left.
        }
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _gone.CancelAsync();
        _gone.Dispose();
        try
        {
            await (_sight?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser has forgotten it.
        }
    }

    /// <summary>Reads now, after something was changed.</summary>
    protected async Task TryReadAsync()
    {
        IsOpen = Access.MayReadOn(User);
        try
        {
            if (IsOpen)
            {
                await ReadAsync();
            }

            Trouble = IsOpen ? null : "The key that opened this page counts no more: log in again.";
        }
        catch (StoreUnavailableException)
        {
            Trouble = "The store cannot be read now. What is shown may be old; the page goes on trying.";
        }

        IsRead = true;
    }
}
