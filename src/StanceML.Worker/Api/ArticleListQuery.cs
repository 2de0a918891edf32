using System.Globalization;
using Microsoft.AspNetCore.Http;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>What <c>GET /v1/articles</c> is asked for.</summary>
/// <param name="IsOfPages">Addresses that were accepted, in place of articles.</param>
/// <param name="Problems">Parameter to problem; the rest is of use only when there is none.</param>
internal sealed record ArticleListQuery(ArticleState State, bool IsOfPages, long? After, int Limit, IReadOnlyDictionary<string, string> Problems)
{
    private const int DefaultLimit = 50;

    private const int MaxLimit = 500;

    private static readonly string[] Names = ["state", "kind", "after", "limit"];

    public static ArticleListQuery Read(IQueryCollection query)
    {
        SortedDictionary<string, string> problems = new(StringComparer.Ordinal);
        foreach (var name in query.Keys.Where(name => !Names.Contains(name, StringComparer.Ordinal)))
        {
            problems.Add(name, $"is unknown; known: {string.Join(", ", Names)}");
        }

        foreach (var name in Names.Where(name => query[name].Count > 1))
        {
            problems.Add(name, "is given more than once");
        }

        var state = Choice(query, "state", "failed", ["failed", "pending", "done"], problems);
        var kind = Choice(query, "kind", "article", ["article", "url"], problems);
        return new ArticleListQuery(
            Enum.TryParse<ArticleState>(state, ignoreCase: true, out var parsed) ? parsed : ArticleState.Failed,
            kind == "url",
            Number(query, "after", null, long.MaxValue, problems),
            (int)Number(query, "limit", DefaultLimit, MaxLimit, problems)!.Value,
            problems);
    }

    private static string Choice(IQueryCollection query, string name, string otherwise, string[] allowed, SortedDictionary<string, string> problems)
    {
        var word = query[name].ToString();
        if (word.Length > 0 && !allowed.Contains(word, StringComparer.Ordinal))
        {
            problems.TryAdd(name, $"is '{word}'; allowed: {string.Join(", ", allowed)}");
        }

        return word.Length == 0 ? otherwise : word;
    }

    private static long? Number(IQueryCollection query, string name, long? otherwise, long max, SortedDictionary<string, string> problems)
    {
        var word = query[name].ToString();
        if (word.Length == 0)
        {
            return otherwise;
        }

        if (!long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > max)
        {
            problems.TryAdd(name, $"is '{word}'; allowed: 1 to {max}");
            return 1;
        }

        return number;
    }
}
