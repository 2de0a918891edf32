using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using StanceML.Dashboard.Desk;
using StanceML.Store;

namespace StanceML.Dashboard.Review;

/// <summary>The review desk: one statement at a time, a key a decision.</summary>
public sealed partial class ReviewPage : IAsyncDisposable
{
    /// <summary>Tried one after the other, where others look at the first ones now.</summary>
    private const int Tries = 10;

    /// <summary>Of the article on each side, where a quote is edited.</summary>
    private const int EditedChars = 1_500;

    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private DotNetObjectReference<ReviewPage>? _self;
    private IJSObjectReference? _script;
    private IReadOnlyDictionary<string, string>? _keys;
    private ClaimsPrincipal _user = new();
    private DateTimeOffset _midnight;
    private ReviewItem? _item;
    private ReviewDraft? _draft;
    private ReviewProgress? _progress;
    private (string Words, int Start) _text = ("", 0);
    private bool _editing;
    private bool _showsKeys;
    private string? _choosing;
    private string? _told;
    private string? _trouble;

    /// <summary>Key of a statement to begin with; null for the first of the queue.</summary>
    [SupplyParameterFromQuery]
    public string? Statement { get; set; }

    [Inject]
    internal ReviewDesk Queue { get; set; } = null!;

    [Inject]
    internal ReviewStore Reviews { get; set; } = null!;

    [Inject]
    internal StatementStore Statements { get; set; } = null!;

    [Inject]
    internal ArticleInbox Articles { get; set; } = null!;

    [Inject]
    internal IReviewAccess Access { get; set; } = null!;

    [Inject]
    internal AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject]
    internal DisplayNames Names { get; set; } = null!;

    [Inject]
    internal IJSRuntime Scripts { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    private string Key => _item?.Statement.Key.ToString() ?? "";

    private DateTimeOffset Time => _item!.Statement.Source.Published ?? _item.Statement.Source.Received;

    private CancellationToken Gone => _gone.Token;

    /// <summary>Does what a key or a button is for.</summary>
    /// <param name="action">A <see cref="ReviewAction"/>, <c>again</c>, or the number of a question.</param>
    /// <param name="statement">What the reader saw when it was pressed: for another statement it does nothing.</param>
    [JSInvokable]
    public Task ActAsync(string action, string statement) => TryAsync(() => statement != Key ? Task.CompletedTask : action switch
    {
        "again" => NextAsync(),
        "keys" => ToggleKeysAsync(),
        "cancel" => CancelAsync(),
        // Who reads about the keys does not press them.
        _ when _showsKeys => Task.CompletedTask,
        "undo" => UndoAsync(),
        _ when _item is null => Task.CompletedTask,
        "confirm" => SaveAsync(),
        "support" => StandAsync(Labels.Support),
        "oppose" => StandAsync(Labels.Oppose),
        "neutral" => StandAsync(Labels.Neutral),
        "positive" => Sound(Labels.Positive),
        "negative" => Sound(Labels.Negative),
        "toneless" => Sound(Labels.Neutral),
        "reject" => DecideAsync(ReviewKind.Reject),
        "skip" => DecideAsync(ReviewKind.Skip),
        "edit" => EditAsync(),
        "first" or "second" => TakeAsync(action == "first" ? 0 : 1),
        "startBack" or "startOn" or "endBack" or "endOn" => Move(action),
        [>= '1' and <= '9'] => Choose(action[0] - '1'),
        _ => Task.CompletedTask,
    });

    /// <summary>Makes the selected words the quote.</summary>
    /// <param name="start">Offset in the words that are edited.</param>
    /// <param name="end">Likewise, exclusive.</param>
    [JSInvokable]
    public Task SelectAsync(int start, int end) => TryAsync(() =>
    {
        if (_editing && WordSteps.Of(_text.Words, start, end) is { } spans)
        {
            _draft!.Spans = Shifted(spans, _text.Start);
        }

        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        _self?.Dispose();
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("leave");
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has forgotten it.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _user = (await Authentication.GetAuthenticationStateAsync()).User;
        var now = Clock.GetUtcNow();
        _midnight = now - now.TimeOfDay;
        await TryAsync(NextAsync);
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
            _script = await Scripts.InvokeAsync<IJSObjectReference>("import", Gone, "/_content/StanceML.Dashboard/review.js");
            var midnight = await _script.InvokeAsync<string>("midnight", Gone);
            _midnight = IsoTime.TryParse(midnight, out var known) ? known : _midnight;
            _self = DotNetObjectReference.Create(this);
            await _script.InvokeVoidAsync("listen", Gone, _self);
            _keys = await _script.InvokeAsync<Dictionary<string, string>>("keys", Gone);
            await TryAsync(CountAsync);
        }
        catch (Exception e) when (e is OperationCanceledException or JSDisconnectedException)
        {
            // The reader has left.
        }
    }

    private static IReadOnlyList<int[]> Shifted(IReadOnlyList<int[]> spans, int by) => [.. spans.Select(span => new[] { span[0] + by, span[1] + by })];

    /// <summary>One after the other: two keys that are pressed at once are not two decisions on one statement.</summary>
    private async Task TryAsync(Func<Task> work)
    {
        await _turn.WaitAsync(Gone);
        try
        {
            await work();
            _trouble = null;
        }
        catch (StoreUnavailableException)
        {
            _trouble = "The store cannot be used now. Nothing was lost: what was saved before is saved, and this was not.";
        }
        catch (UnauthorizedAccessException e)
        {
            _trouble = e.Message;
        }
        finally
        {
            _turn.Release();
        }

        StateHasChanged();
    }

    private Reviewer Me() => Access.Reviewer(_user) ?? throw new UnauthorizedAccessException("The key that opened this page counts no more, or may not review: log in again.");

    private async Task NextAsync()
    {
        var me = Me();
        var asked = Statement is { } word ? await Statements.KeyOfAsync(word, Gone) : null;
        Statement = null;
        ReviewItem? next = null;
        if (asked is { } key)
        {
            next = await FindAsync(key);
        }

        foreach (var item in next is null ? await Queue.ListAsync(me, Tries, Gone) : [])
        {
            // Before the page lives nobody looks at it yet.
            if (!RendererInfo.IsInteractive || await Queue.HoldAsync(item.Statement.Key, me, Gone))
            {
                next = item;
                break;
            }
        }

        await ShowAsync(next);
    }

    /// <summary>As the queue shows it; one that never was in the queue as everybody sees it.</summary>
    private async Task<ReviewItem?> FindAsync(StatementKey key) =>
        await Queue.FindAsync(key, Gone)
        ?? ((await Statements.FindAsync([key], Gone)) is [var shown] ? new ReviewItem(shown, [ReviewReason.Look]) : null);

    private async Task ShowAsync(ReviewItem? item)
    {
        (_item, _editing, _showsKeys) = (item, false, false);
        _draft = item is null ? null : new ReviewDraft(ReviewVerdict.Of(item.Statement.Record));
        await CountAsync();
        await FocusAsync("[data-review]");
    }

    private async Task CountAsync() => _progress = await Queue.ProgressAsync(Me(), _midnight, Gone);

    private async Task FocusAsync(string selector)
    {
        if (_script is not null)
        {
            // What is to have the focus has to be there first.
            StateHasChanged();
            await _script.InvokeVoidAsync("focus", Gone, selector);
        }
    }

    private Task SaveAsync() => _draft!.Problem() is null ? DecideAsync(ReviewKind.Correct) : Task.CompletedTask;

    /// <summary>One question: saved at once. Several: the next one is asked for, and the last one saves.</summary>
    private Task StandAsync(string stance)
    {
        if (_draft!.Targets.Count == 0)
        {
            return EditAsync();
        }

        _draft.Targets[_draft.Chosen].Stance = stance;
        if (_editing)
        {
            return Task.CompletedTask;
        }

        return ++_draft.Chosen < _draft.Targets.Count ? Task.CompletedTask : SaveAsync();
    }

    private Task Sound(string tone)
    {
        _draft!.Sentiment = tone;
        return Task.CompletedTask;
    }

    private Task Choose(int target)
    {
        if (target < _draft!.Targets.Count)
        {
            _draft.Chosen = target;
        }

        return Task.CompletedTask;
    }

    private Task TakeAsync(int opinion)
    {
        if (_item!.Opinions.ElementAtOrDefault(opinion)?.Verdict is not { } verdict)
        {
            return Task.CompletedTask;
        }

        _draft!.Take(verdict);
        return verdict.IsStatement ? SaveAsync() : DecideAsync(ReviewKind.Reject);
    }

    private Task Move(string end)
    {
        if (_editing)
        {
            var spans = Shifted(_draft!.Spans, -_text.Start);
            var moved = end.StartsWith("start", StringComparison.Ordinal)
                ? WordSteps.MoveStart(spans, _text.Words, forward: end == "startOn")
                : WordSteps.MoveEnd(spans, _text.Words, forward: end == "endOn");
            _draft.Spans = Shifted(moved, _text.Start);
        }

        return Task.CompletedTask;
    }

    private async Task EditAsync()
    {
        var text = (await Articles.FindAsync(_item!.Statement.Source.Id, Gone))?.Article.Text ?? "";
        var spans = _item.Statement.Record.Spans;
        var (start, end) = (Math.Max(0, spans[0][0] - EditedChars), Math.Min(text.Length, spans[^1][1] + EditedChars));
        start = WordSteps.StartBefore(text, start);
        _text = (text[start..Math.Max(start, WordSteps.EndAfter(text, end))], start);
        if (_draft!.Targets.Count == 0)
        {
            _draft.Targets.Add(new DraftTarget());
        }

        _editing = true;
        await FocusAsync("[data-words]");
    }

    private async Task DecideAsync(ReviewKind kind)
    {
        var (me, item, draft) = (Me(), _item!, _draft!);
        var outcome = await Reviews.DecideAsync(
            new ReviewSubmission(item.Statement.Key, kind)
            {
                Correction = kind == ReviewKind.Correct ? draft.ToCorrection() : null,
                Note = string.IsNullOrWhiteSpace(draft.Note) ? null : draft.Note.Trim(),
                // Also where there is none yet: copies follow for days.
                Copies = draft.Copies,
            },
            me,
            Gone);
        _told = outcome switch
        {
            { Decision: { } decision } => Told(decision, outcome.Copies),
            { Problem: { } problem } => $"Not saved: {problem}.",
            _ => "The statement has gone: its article was deleted or is analyzed anew.",
        };
        if (outcome.Problem is null)
        {
            await NextAsync();
        }
    }

    /// <summary>Only now may it be told that it was of the control sample.</summary>
    private string Told(ReviewDecision decision, int copies)
    {
        var changes = decision is { Kind: ReviewKind.Correct, Machine: { } machine, Verdict: { } verdict } ? ReviewWords.Changes(machine, verdict, Names).ToList() : [];
        return $"{char.ToUpperInvariant(ReviewWords.Of(decision.Kind)[0])}{ReviewWords.Of(decision.Kind)[1..]}"
            + (changes.Count > 0 ? $": {string.Join("; ", changes)}" : "")
            + (copies > 0 ? $", in {copies + 1} articles" : "")
            + (decision.IsControl ? ". It was of the random control sample." : ".");
    }

    private async Task UndoAsync()
    {
        var me = Me();
        var last = (await Reviews.ListAsync(new ReviewFilter { Reviewer = me.Id }, before: null, limit: 200, Gone))
            .FirstOrDefault(decision => decision is { Kind: not ReviewKind.Undo, UndoneBy: null, CopyOf: null });
        if (last is null || await Reviews.UndoAsync(last.Id, me, Gone) is null)
        {
            _told = "There is nothing to take back.";
            return;
        }

        _told = $"Taken back: {ReviewWords.Of(last.Kind)}.";
        var item = await FindAsync(last.Statement);
        if (item is not null)
        {
            await Queue.HoldAsync(last.Statement, me, Gone);
        }

        await ShowAsync(item);
    }

    private async Task ToggleKeysAsync()
    {
        _showsKeys = !_showsKeys;
        await FocusAsync(_showsKeys ? "#keys" : "[data-review]");
    }

    private async Task CancelAsync()
    {
        if (_editing && !_showsKeys)
        {
            _draft = new ReviewDraft(ReviewVerdict.Of(_item!.Statement.Record)) { Copies = _draft!.Copies };
            _editing = false;
        }

        _showsKeys = false;
        await FocusAsync("[data-review]");
    }

    private async Task ChooseKeyAsync(string action)
    {
        _choosing = action;
        StateHasChanged();
        _keys = await _script!.InvokeAsync<Dictionary<string, string>>("choose", Timeout.InfiniteTimeSpan, action);
        _choosing = null;
    }

    private async Task ResetKeysAsync() => _keys = await _script!.InvokeAsync<Dictionary<string, string>>("reset", Gone);
}
