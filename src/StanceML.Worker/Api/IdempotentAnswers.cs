using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Gives a request that comes again with its <c>Idempotency-Key</c> the answer that it had.</summary>
/// <remarks>Only an acceptance is kept: what was refused may be put right and sent again.</remarks>
internal sealed class IdempotentAnswers(KeptAnswers answers)
{
    public const string Header = "Idempotency-Key";

    private const int MaxKeyChars = 255;

    public static bool IsAsked(HttpRequest request) => request.Headers.ContainsKey(Header);

    /// <param name="request">Everything that makes two requests the same.</param>
    /// <param name="accept">Does the work; null when there is no room.</param>
    /// <param name="full">What to answer then.</param>
    public async Task<IResult> AnswerAsync(HttpContext context, string request, Func<Task<AcceptedAnswer?>> accept, Func<IResult> full)
    {
        if (!IsAsked(context.Request))
        {
            return await accept() is { } unkept ? Accepted(Text(unkept)) : full();
        }

        var key = context.Request.Headers[Header].ToString();
        if (context.Request.Headers[Header].Count != 1 || key.Length is 0 or > MaxKeyChars || !key.All(letter => letter is >= ' ' and <= '~'))
        {
            return Problems.Fields(new Dictionary<string, string> { [Header] = $"must be one word of 1 to {MaxKeyChars} visible ASCII characters" });
        }

        var caller = Caller.Of(context.User)?.Id ?? "";
        var kept = await answers.BeginAsync(caller, key, ContentHash.Of(request), context.RequestAborted);
        if (kept.IsOther)
        {
            return Problems.Fields(
                new Dictionary<string, string> { [Header] = "came with another request within the last 24 hours" }, StatusCodes.Status422UnprocessableEntity);
        }

        return kept.Answer is { } answer ? Accepted(answer)
            : await accept() is { } accepted ? Accepted(await answers.EndAsync(caller, key, Text(accepted), CancellationToken.None))
            : full();
    }

    private static string Text(AcceptedAnswer answer) => JsonSerializer.Serialize(answer, ApiJson.Readable.AcceptedAnswer);

    private static IResult Accepted(string answer) => Results.Text(answer, "application/json", statusCode: StatusCodes.Status202Accepted);
}
