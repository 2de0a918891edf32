namespace StanceML.Worker;

/// <summary>Which questions may be meant by an id that is none.</summary>
public static class NearQuestions
{
    private const int MostNear = 3;

    /// <summary>What is longer is no slip of the hand.</summary>
    private const int LongestId = 200;

    /// <param name="questions">Id and name of each that is known.</param>
    /// <returns>The end of a message, <c>; near it: kosovo</c>; empty when nothing is near.</returns>
    public static string Said(string id, IEnumerable<KeyValuePair<string, string>> questions)
    {
        var near = Near(id, questions);
        return near.Count == 0 ? "" : $"; near it: {string.Join(", ", near)}";
    }

    /// <summary>An id mistyped by a third of its letters at most, or a name or a part of one in place of the id.</summary>
    private static List<string> Near(string id, IEnumerable<KeyValuePair<string, string>> questions) =>
    [
        .. (id.Length > LongestId ? [] : questions)
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
