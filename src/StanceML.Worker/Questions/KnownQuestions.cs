using StanceML.Dashboard;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>
/// Which questions can be asked about: those of the catalogue, and those that an earlier catalogue had and that statements are still kept
/// under. Safe for concurrent use.
/// </summary>
internal sealed class KnownQuestions(DisplayNames names, CountStore counts)
{
    private const int MostNear = 3;

    /// <summary>What is longer is no slip of the hand.</summary>
    private const int LongestId = 200;

    /// <returns>Why nothing is known of the question, with those that may be meant; null when it is known, and for null.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<string?> ProblemAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null || names.KnowsQuestion(id) || await counts.HasQuestionAsync(id, cancellationToken))
        {
            return null;
        }

        var near = Near(id);
        return $"is '{id}', which neither the catalogue nor the store knows as a question{(near.Count == 0 ? "" : $"; near it: {string.Join(", ", near)}")}";
    }

    /// <summary>An id mistyped by a third of its letters at most, or a name or a part of one in place of the id.</summary>
    private List<string> Near(string id) =>
    [
        .. (id.Length > LongestId ? [] : names.Questions)
            .Select(question => (question.Key, Distance: Math.Min(Distance(id, question.Key), Distance(id, question.Value))))
            .Where(question => question.Distance <= id.Length / 3)
            .OrderBy(question => question.Distance)
            .ThenBy(question => question.Key, StringComparer.Ordinal)
            .Take(MostNear)
            .Select(question => question.Key),
    ];

    /// <returns>0 where one holds the other; else how many letters to change, add or leave out make one of the other (Levenshtein). Case does not matter.</returns>
    private static int Distance(string one, string other)
    {
        if (one.Length > 2 && other.Contains(one, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i]) == char.ToUpperInvariant(other[j]);
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(Math.Min(row[j], row[j + 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
