using StanceML.Dashboard;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>
/// Which questions can be asked about: those of the catalogue, and those that an earlier catalogue had and that statements are still kept
/// under. Safe for concurrent use.
/// </summary>
internal sealed class KnownQuestions(DisplayNames names, CountStore counts)
{
    /// <returns>Why nothing is known of the question, with those that may be meant; null when it is known, and for null.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<string?> ProblemAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null || names.KnowsQuestion(id) || await counts.HasQuestionAsync(id, cancellationToken))
        {
            return null;
        }

        return $"is '{id}', which neither the catalogue nor the store knows as a question{NearQuestions.Said(id, names.Questions)}";
    }
}
