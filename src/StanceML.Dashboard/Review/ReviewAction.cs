namespace StanceML.Dashboard.Review;

/// <summary>Something that a key of the review desk does. The keys themselves are the reader's: review.js keeps them.</summary>
/// <param name="Name">As review.js names it.</param>
/// <param name="Words">For people.</param>
/// <param name="Label">On its button; null for one that has none.</param>
internal sealed record ReviewAction(string Name, string Words, string? Label = null)
{
    public static IReadOnlyList<ReviewAction> All { get; } =
    [
        new("confirm", "save what is shown, with what was changed, and go on", "Right as it stands"),
        new("support", "it supports the question: save and go on", "Support"),
        new("oppose", "it opposes the question: save and go on", "Oppose"),
        new("neutral", "it takes neither side: save and go on", "Neutral"),
        new("positive", "the tone is positive; saved with the next decision", "Positive"),
        new("negative", "the tone is negative; saved with the next decision", "Negative"),
        new("toneless", "the tone is neutral; saved with the next decision", "Neutral"),
        new("reject", "these words are no statement", "No statement"),
        new("skip", "leave it to others", "Skip"),
        new("edit", "change words, speaker, questions", "Edit"),
        new("undo", "take the last decision back", "Undo"),
        new("keys", "show and change the keys", "Keys"),
        new("first", "take over the first of two opinions, and go on"),
        new("second", "take over the second of two opinions, and go on"),
        new("startBack", "editing: the quote begins a word earlier"),
        new("startOn", "editing: the quote begins a word later"),
        new("endBack", "editing: the quote ends a word earlier"),
        new("endOn", "editing: the quote ends a word later"),
        new("cancel", "close what was opened"),
    ];
}
