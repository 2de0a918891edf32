namespace StanceML.Worker;

/// <summary>What a site's robots.txt lets us fetch (RFC 9309). Immutable.</summary>
/// <remarks>The file is hostile until read: rules beyond the first <see cref="MaxRules"/>, and those that <see cref="RobotsRule"/> refuses, are ignored.</remarks>
internal sealed class RobotsRules
{
    /// <summary>For one program. Large sites have up to 300.</summary>
    private const int MaxRules = 500;

    private readonly IReadOnlyList<RobotsRule> _rules;

    private RobotsRules(IReadOnlyList<RobotsRule> rules) => _rules = rules;

    public static RobotsRules AllowAll { get; } = new([]);

    /// <returns>The rules of the groups that name us, or of those for everybody.</returns>
    public static RobotsRules Parse(string text)
    {
        List<RobotsRule> ours = [], everybodys = [];
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
        var best = _rules.Where(rule => rule.Matches(path)).OrderByDescending(rule => rule.Length).ThenByDescending(rule => rule.Allows).FirstOrDefault();
        return best?.Allows ?? true;
    }

    private static (string Field, string Value) Read(ReadOnlySpan<char> line)
    {
        var content = line.IndexOf('#') is >= 0 and var comment ? line[..comment] : line;
        return content.IndexOf(':') is > 0 and var colon ? (content[..colon].Trim().ToString(), content[(colon + 1)..].Trim().ToString()) : ("", "");
    }

    private static bool IsRule(string field) =>
        field.Equals("allow", StringComparison.OrdinalIgnoreCase) || field.Equals("disallow", StringComparison.OrdinalIgnoreCase);

    private static void Add(List<RobotsRule>? rules, string pattern, bool allows)
    {
        if (rules?.Count < MaxRules && RobotsRule.TryParse(pattern, allows) is { } rule)
        {
            rules.Add(rule);
        }
    }
}
