using Microsoft.AspNetCore.Http;

namespace StanceML.Worker;

/// <summary>A request body: its articles, or why it is refused.</summary>
/// <param name="Articles">Each named by the hash of its text; empty when refused.</param>
internal sealed record Submission(IReadOnlyList<Article> Articles, IResult? Refusal)
{
    public static Submission Refused(IResult refusal) => new([], refusal);
}
