namespace StanceML.Worker;

/// <summary>What a site's robots.txt lets us fetch (RFC 9309). Immutable.</summary>
internal sealed class RobotsRules
{
    /// <summary>A file of more is no list of rules; what follows is not read.</summary>
    private const int MaxRules = 5_000;

    private const int MaxPatternChars = 500;

    private readonly IReadOnlyList<(string Pattern, bool Allows)> _rules;

    private RobotsRules(IReadOnlyList<(string Pattern, bool Allows)> rules) => _rules = rules;

    public static RobotsRules AllowAll { get; } = new([]);

    /// <returns>The rules of the groups that name us, or of those for everybody.</returns>
    public static RobotsRules Parse(string text)
    {
        List<(string, bool)> ours = [], everybodys = [];
        bool isOurs = false, isEverybodys = false, isNaming = false;
        var hasOurs = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var (field, value) = Read(line);
            if (field.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                (isOurs, isEverybodys) = isNaming ? (isOurs, isEverybodys) : (false, false);
                isNaming = true;
                isOurs |= value.Equals(WebFetcher.ProductName, StringComparison.OrdinalIgnoreCase);
                isEverybodys |= value == "*";
                hasOurs |= isOurs;
            }
            else if (IsRule(field))
            {
                isNaming = false;
                var allows = field.Equals("allow", StringComparison.OrdinalIgnoreCase);
                Add(isOurs ? ours : isEverybodys ? everybodys : null, value, allows);
            }
        }

        return new RobotsRules(hasOurs ? ours : everybodys);
    }

    /// <param name="path">With its query, escaped as in a request.</param>
    public bool Allows(string path)
    {
        var best = _rules.Where(rule => Matches(rule.Pattern, path)).OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allows).FirstOrDefault();
        return best.Pattern is null || best.Allows;
    }

    private static (string Field, string Value) Read(ReadOnlySpan<char> line)
    {
        var content = line.IndexOf('#') is >= 0 and var comment ? line[..comment] : line;
        return content.IndexOf(':') is > 0 and var colon ? (content[..colon].Trim().ToString(), content[(colon + 1)..].Trim().ToString()) : ("", "");
    }

    private static bool IsRule(string field) =>
        field.Equals("allow", StringComparison.OrdinalIgnoreCase) || field.Equals("disallow", StringComparison.OrdinalIgnoreCase);

    private static void Add(List<(string, bool)>? rules, string pattern, bool allows)
    {
        if (rules?.Count < MaxRules && pattern.Length is > 0 and <= MaxPatternChars)
        {
            rules.Add((pattern, allows));
        }
    }

    /// <summary>From the start of the path; <c>*</c> is anything, <c>$</c> at the end is the end. Never goes back further than the last star.</summary>
    private static bool Matches(string pattern, string path)
    {
        var toEnd = pattern.EndsWith('$');
        var wanted = toEnd ? pattern[..^1] : pattern + "*";
        int at = 0, next = 0, star = -1, from = 0;
        while (at < path.Length)
        {
            if (next < wanted.Length && wanted[next] == '*')
            {
                (star, from) = (next++, at);
            }
            else if (next < wanted.Length && wanted[next] == path[at])
            {
                (next, at) = (next + 1, at + 1);
            }
            else if (star >= 0)
            {
                (next, at) = (star + 1, ++from);
            }
            else
            {
                return false;
            }
        }

        return wanted.AsSpan(next).Trim('*').IsEmpty;
    }
}
