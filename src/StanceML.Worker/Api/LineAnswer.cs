using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What one line of a stream was answered: a receipt, or why it was not taken.</summary>
/// <param name="Line">From 1; blank lines count and are not answered.</param>
/// <param name="Status">
/// As an HTTP status: 202 taken, 400 and 413 for a line that cannot be used, 408 for one that did not come whole in time, 429 and 503 for one to
/// send again later.
/// </param>
/// <param name="Id">So are <paramref name="State"/> and <paramref name="New"/> null unless it was taken.</param>
/// <param name="Errors">Field to problem; null when it was taken.</param>
internal sealed record LineAnswer(long Line, int Status, string? Id, string? State, bool? New, IReadOnlyDictionary<string, string>? Errors)
{
    public static LineAnswer Taken(long line, AcceptedArticle receipt) => new(
        line, 202, receipt.Id, AcceptedAnswer.StateOf(receipt), receipt.IsNew, Errors: null);

    public static LineAnswer Refused(long line, int status, IReadOnlyDictionary<string, string> errors) => new(line, status, null, null, null, errors);
}
