namespace StanceML.Worker;

/// <summary>One line of a robots.txt: whether paths of a pattern may be fetched. Immutable.</summary>
/// <remarks>Matches from the start of a path; <c>*</c> is anything, <c>$</c> at the end is the end.</remarks>
internal sealed class RobotsRule
{
    /// <summary>Patterns of real sites are shorter, with one or two stars; longer ones cost more time than they are worth.</summary>
    private const int MaxChars = 200;

    private const int MaxStars = 4;

    private readonly string[] _pieces;

    private RobotsRule(string[] pieces, int length, bool allows) => (_pieces, Length, Allows) = (pieces, length, allows);

    /// <summary>Of the pattern: of the rules that match, the longest holds.</summary>
    public int Length { get; }

    public bool Allows { get; }

    /// <returns>Null for a pattern that is empty, has more than 200 characters or more than 4 stars; stars in a row are one.</returns>
    public static RobotsRule? TryParse(string pattern, bool allows)
    {
        if (pattern.Length is 0 or > MaxChars)
        {
            return null;
        }

        var wanted = pattern.EndsWith('$') ? pattern[..^1] : pattern + "*";
        var pieces = wanted.Split('*');
        // What is empty between two stars is nothing to look for; what is empty at either end says that the path goes on there.
        pieces = [pieces[0], .. pieces.Skip(1).SkipLast(1).Where(piece => piece.Length > 0), .. pieces.Skip(1).TakeLast(1)];
        return pieces.Length - 1 > MaxStars + (wanted.Length > pattern.Length ? 1 : 0) ? null : new RobotsRule(pieces, pattern.Length, allows);
    }

    /// <param name="path">With its query, escaped as in a request.</param>
    public bool Matches(ReadOnlySpan<char> path)
    {
        if (!path.StartsWith(_pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        var rest = path[_pieces[0].Length..];
        if (_pieces.Length == 1)
        {
            return rest.IsEmpty;
        }

        // The first place where a piece stands leaves most of the path for those after it.
        foreach (var piece in _pieces.AsSpan(1..^1))
        {
            var at = rest.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + piece.Length)..];
        }

        return rest.EndsWith(_pieces[^1], StringComparison.Ordinal);
    }
}
