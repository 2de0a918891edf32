using StanceML.Store;

namespace StanceML.Dashboard.Review;

/// <summary>How decisions and reasons are spelled on pages.</summary>
internal static class ReviewWords
{
    /// <summary>Characters of a quote in a list; a longer one is cut.</summary>
    private const int MaxQuoteChars = 160;

    public static string Of(ReviewKind kind) => kind switch
    {
        ReviewKind.Confirm => "confirmed",
        ReviewKind.Correct => "corrected",
        ReviewKind.Reject => "no statement",
        ReviewKind.Skip => "skipped",
        _ => "taken back",
    };

    public static string Of(ReviewRound round) => round switch
    {
        ReviewRound.Blind => "second opinion, blind",
        ReviewRound.Adjudication => "settles two opinions",
        _ => "",
    };

    /// <returns>Why the item is in the queue.</returns>
    public static string Of(ReviewReason reason, ReviewItem item, DisplayNames names) => reason switch
    {
        ReviewReason.Dispute => "two reviewers differ: settle it",
        ReviewReason.Wrong => item.Marks.Count == 1 ? "a reader calls it wrong" : $"{item.Marks.Count} readers call it wrong",
        ReviewReason.Shadow => $"the shadow model says {item.Shadow!.Label}{(item.Shadow.Question is { } question ? $" on {names.Question(question)}" : "")}",
        ReviewReason.Change => "the newest change of a position rests on it",
        ReviewReason.Position => item.PositionShare > 0.9 ? "a position rests on it alone" : $"a position rests on {(item.PositionShare > 0.21 ? $"{1 / item.PositionShare:0}" : "5 or more")} such statements",
        ReviewReason.Copies => item.Copies == 1 ? "another article repeats it" : $"{item.Copies} other articles repeat it",
        _ => "the models may be unsure, or it is a random look",
    };

    /// <returns>What a verdict changes in another, a phrase each; none when it changes nothing.</returns>
    public static IEnumerable<string> Changes(ReviewVerdict before, ReviewVerdict after, DisplayNames names)
    {
        if (!after.IsStatement)
        {
            yield return "no statement";
            yield break;
        }

        foreach (var id in before.Targets.Concat(after.Targets).Select(target => target.Id).Distinct())
        {
            var (old, @new) = (before.StanceOn(id), after.StanceOn(id));
            if (old != @new)
            {
                yield return $"{names.Question(id)}: {old ?? "not about it"} → {@new ?? "not about it"}";
            }
        }

        if (before.Speaker != after.Speaker)
        {
            yield return $"speaker: {Of(before.Speaker, names)} → {Of(after.Speaker, names)}";
        }

        if (before.Sentiment != after.Sentiment)
        {
            yield return $"tone: {before.Sentiment ?? "none"} → {after.Sentiment ?? "none"}";
        }

        if (!before.Spans.SequenceEqual(after.Spans, SameSpan))
        {
            yield return "the quote's words";
        }
    }

    public static string Of(ReviewedSpeaker? speaker, DisplayNames names) => speaker is null
        ? "nobody"
        : speaker.Name + (speaker.Role is { } role ? $", {role}" : "") + (speaker.Actor is { } actor ? $", for {names.Actor(actor)}" : "");

    public static string Cut(string quote) => quote.Length <= MaxQuoteChars ? quote : quote[..MaxQuoteChars].TrimEnd() + "…";

    /// <summary>A key as it stands on a button.</summary>
    public static string Key(string key) => key switch
    {
        " " => "Space",
        "-" => "−",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        "Escape" => "Esc",
        _ => key,
    };

    private static EqualityComparer<int[]> SameSpan { get; } = EqualityComparer<int[]>.Create(
        (one, other) => one is not null && other is not null && one.AsSpan().SequenceEqual(other), span => span.Length);
}
