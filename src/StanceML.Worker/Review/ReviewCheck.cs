using System.Globalization;
using StanceML.Dashboard;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Looks at a review request before anything is decided.</summary>
internal static class ReviewCheck
{
    private const int MaxNoteChars = 2_000;

    private const int MaxWordChars = 200;

    /// <summary>A statement about more questions has not been seen.</summary>
    private const int MaxTargets = 20;

    private static readonly IReadOnlyList<string> Kinds = [.. Enum.GetValues<ReviewKind>().Select(StatementRecords.Word)];

    /// <returns>Field to what is wrong with it.</returns>
    public static IReadOnlyDictionary<string, string> Problems(ReviewRequest request)
    {
        SortedDictionary<string, string> problems = new(StringComparer.Ordinal);
        if (request.Kind is not { } kind || !Kinds.Contains(kind))
        {
            problems["kind"] = $"is missing or none; expected one of {string.Join(", ", Kinds)}";
        }
        else if (kind == "undo" ? request.Undoes is null : string.IsNullOrEmpty(request.Statement))
        {
            problems[kind == "undo" ? "undoes" : "statement"] = "is missing";
        }

        if (request.Kind != "correct" && request is not { Spans: null, Speaker: null, Targets: null, Sentiment: null })
        {
            problems["kind"] = "is not correct, so nothing can be corrected with it";
        }

        if (ProblemOfNote(request.Note) is { } note)
        {
            problems["note"] = note;
        }

        CheckCorrection(request, problems);
        return problems;
    }

    /// <summary>Looks for questions and actors that neither this worker knows nor any statement is about: an export would carry the slip of a hand for ever.</summary>
    /// <param name="request">Without <see cref="Problems"/>.</param>
    /// <returns>Field to what is wrong with it.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> UnknownAsync(
        ReviewRequest request, KnownQuestions questions, DisplayNames names, StatementStore statements, CancellationToken cancellationToken)
    {
        SortedDictionary<string, string> problems = new(StringComparer.Ordinal);
        foreach (var target in request.Targets ?? [])
        {
            if (await questions.ProblemAsync(target.Id, cancellationToken) is { } problem)
            {
                problems["targets"] = $"hold an id that {problem}";
            }
        }

        if (request.Speaker?.Actor is { } actor && !names.KnowsActor(actor)
            && !(await statements.ChoicesAsync(cancellationToken)).Actors.Contains(actor, StringComparer.Ordinal))
        {
            problems["speaker"] = $"speaks for '{actor}', which is no actor that is known here; expected an id such as RS, UN or kosovo";
        }

        return problems;
    }

    public static string? ProblemOfNote(string? note) =>
        note?.Length > MaxNoteChars ? string.Create(CultureInfo.InvariantCulture, $"is longer than {MaxNoteChars} characters") : null;

    private static void CheckCorrection(ReviewRequest request, SortedDictionary<string, string> problems)
    {
        if (request.Sentiment is { } sentiment && !Labels.Sentiment.Contains(sentiment))
        {
            problems["sentiment"] = $"is '{sentiment}'; expected one of {string.Join(", ", Labels.Sentiment)}";
        }

        if (request.Speaker is { } speaker && (!IsWord(speaker.Name) || !IsWord(speaker.Role) || !IsWord(speaker.Actor)))
        {
            problems["speaker"] = string.Create(CultureInfo.InvariantCulture, $"has a part that is blank or longer than {MaxWordChars} characters; null leaves it out");
        }

        if (request.Targets is { } targets && (targets.Count > MaxTargets || targets.Any(target => target is null || !IsTarget(target)) || targets.DistinctBy(target => target.Id).Count() < targets.Count))
        {
            problems["targets"] = string.Create(CultureInfo.InvariantCulture, $"are at most {MaxTargets} questions, each once, with the id of a question and one of {string.Join(", ", Labels.Stance)}");
        }

        if (request.Spans?.Any(span => span is null) == true)
        {
            problems["spans"] = "hold null; expected pairs [start,end]";
        }
    }

    private static bool IsTarget(ReviewedTarget target) => target.Id is not null && IsWord(target.Id) && Labels.Stance.Contains(target.Stance);

    private static bool IsWord(string? word) => word is null || (word.Length <= MaxWordChars && !string.IsNullOrWhiteSpace(word) && StorableText.Of(word) == word);
}
