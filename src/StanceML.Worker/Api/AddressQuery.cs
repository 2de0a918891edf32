using System.Globalization;
using Microsoft.AspNetCore.Http;
using StanceML.Dashboard.Questions;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Reads the query of one request, and remembers what in it cannot be used. A name that nobody reads is unknown.</summary>
internal sealed class AddressQuery(IQueryCollection query)
{
    /// <summary>Questions, names and keys are far shorter.</summary>
    private const int MaxValueChars = 200;

    private readonly List<string> _known = [];
    private readonly SortedDictionary<string, string> _problems = new(StringComparer.Ordinal);

    public void Report(string name, string problem) => _problems.TryAdd(name, problem);

    /// <summary>Asked when everything was read.</summary>
    /// <returns>Null when all can be used.</returns>
    public IResult? Refusal()
    {
        foreach (var (name, values) in query)
        {
            // A misspelt filter that was passed over would answer with what nobody asked for.
            if (!_known.Contains(name, StringComparer.Ordinal))
            {
                _problems[name] = $"is unknown; known: {(_known.Count == 0 ? "none" : string.Join(", ", _known))}";
            }
            else if (values.Count > 1)
            {
                _problems[name] = "is given more than once";
            }
        }

        return _problems.Count > 0 ? Problems.Fields(_problems) : null;
    }

    /// <summary>The same, of a query that asks about a question.</summary>
    /// <param name="question">Null when it asks about none.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public async Task<IResult?> RefusalAsync(KnownQuestions questions, string? question, CancellationToken cancellationToken)
    {
        if (await questions.ProblemAsync(question, cancellationToken) is { } problem)
        {
            // Nothing found would read as if nobody had said anything.
            Report("question", problem);
        }

        return Refusal();
    }

    public StatementFilter Filter()
    {
        _known.AddRange(FilterAddress.Names);
        return FilterAddress.Read(name => query[name].ToString(), Report);
    }

    /// <summary>What of a question is counted, and by which unit of time.</summary>
    public QuestionQuery Question()
    {
        _known.AddRange(QuestionQuery.Names);
        return QuestionQuery.Read(name => query[name].ToString(), Report);
    }

    /// <returns>Null when it is not there or blank.</returns>
    public string? Word(string name)
    {
        _known.Add(name);
        var word = query[name].ToString().Trim();
        if (word.Length > MaxValueChars)
        {
            Report(name, $"is longer than {MaxValueChars} characters");
        }

        return word.Length is 0 or > MaxValueChars ? null : word;
    }

    /// <summary>An address of the web, however long; it must be there.</summary>
    /// <returns>Empty when it is not.</returns>
    public string Address(string name)
    {
        _known.Add(name);
        var address = query[name].ToString();
        if (address.Length == 0)
        {
            Report(name, "is missing; expected an address");
        }

        return address;
    }

    public string? OneOf(string name, params IReadOnlyList<string> allowed)
    {
        var word = Word(name);
        if (word is not null && !allowed.Contains(word, StringComparer.Ordinal))
        {
            Report(name, $"is '{word}'; allowed: {string.Join(", ", allowed)}");
        }

        return word;
    }

    /// <summary>A day of UTC.</summary>
    public DateOnly? Day(string name)
    {
        if (Word(name) is not { } word)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(word, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Report(name, $"is '{word}'; expected a day such as 2008-02-18");
        }

        return day;
    }

    public int? Limit(int max)
    {
        if (Word("limit") is not { } word)
        {
            return null;
        }

        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit < 1 || limit > max)
        {
            Report("limit", string.Create(CultureInfo.InvariantCulture, $"is '{word}'; allowed: 1 to {max}"));
        }

        return limit;
    }

    /// <summary>Where an earlier page ended.</summary>
    public T? After<T>(TryParse<T> tryParse)
    {
        T? key = default;
        if (Word("after") is { } word && !tryParse(word, out key))
        {
            Report("after", "is no 'next' of an earlier page");
        }

        return key;
    }

    /// <summary>The same where it is a number.</summary>
    public long? AfterNumber() => After<long?>((string? word, out long? key) =>
    {
        key = long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
        return key is not null;
    });

    internal delegate bool TryParse<T>(string? word, out T? key);
}
