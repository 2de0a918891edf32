namespace StanceML;

/// <summary>Finds every mention of every recognition question in one pass over a text.</summary>
/// <remarks>
/// Whole words only; a capital in a name asks for a capital in the text, and words all in capitals fit too; marks on letters do not matter.
/// Of names that overlap the longest wins, and likewise of terms; a term may hold names (<c>one-China principle</c>, <c>China</c>).
/// Thread-safe.
/// </remarks>
public sealed class TargetDetector
{
    private readonly TargetCatalogue _catalogue;
    private readonly NameTrie _trie;

    public TargetDetector(TargetCatalogue catalogue)
    {
        _catalogue = catalogue;
        _trie = NamePatterns.Build(catalogue);
    }

    /// <returns>In text order; the parent side of a question is listed only where the question itself is mentioned somewhere.</returns>
    public IReadOnlyList<TargetMention> Detect(string text)
    {
        var units = ReadUnits(text);
        var found = new List<Match>();
        Walk(units, terms: false, found);
        Walk(units, terms: true, found);
        return found.Count == 0 ? [] : Keep(found);
    }

    private List<Unit> ReadUnits(string text)
    {
        var units = new List<Unit>(text.Length / 8);
        var reader = new NameReader(text, stackalloc char[NameTrie.MaxUnitChars]);
        while (reader.Read())
        {
            var id = _trie.Unit(reader);

            // Of a run of units that no name has, the first is enough to part the names around it.
            if (id >= 0 || units.Count == 0 || units[^1].Id >= 0)
            {
                units.Add(new Unit(reader.Start, reader.End, id, reader.Case));
            }
        }

        return units;
    }

    private void Walk(List<Unit> units, bool terms, List<Match> found)
    {
        var people = new HashSet<int>();
        for (var first = 0; first < units.Count;)
        {
            var (node, length) = Longest(units, first, terms, people);
            if (length == 0)
            {
                first++;
                continue;
            }

            var span = new TextSpan(units[first].Start, units[first + length - 1].End);
            foreach (var pattern in _trie.At(node))
            {
                if (Fits(pattern, units, first, terms, people))
                {
                    found.Add(new Match(span, pattern));
                    people.Add(pattern.Person);
                }
            }

            first += length;
        }
    }

    private (int Node, int Length) Longest(List<Unit> units, int first, bool terms, HashSet<int> people)
    {
        (int Node, int Length) best = default;
        var node = NameTrie.Root;
        for (var i = first; i < units.Count && units[i].Id >= 0; i++)
        {
            node = _trie.Step(node, units[i].Id);
            if (node < 0)
            {
                break;
            }

            foreach (var pattern in _trie.At(node))
            {
                if (Fits(pattern, units, first, terms, people))
                {
                    best = (node, i - first + 1);
                    break;
                }
            }
        }

        return best;
    }

    private static bool Fits(NamePattern pattern, List<Unit> units, int first, bool terms, HashSet<int> people)
    {
        if (pattern.IsTerm != terms || (pattern.Strength == NameStrength.Surname && !people.Contains(pattern.Person)))
        {
            return false;
        }

        for (var i = 0; i < pattern.Cases.Length; i++)
        {
            if (units[first + i].Case < pattern.Cases[i])
            {
                return false;
            }
        }

        return true;
    }

    private List<TargetMention> Keep(List<Match> found)
    {
        var company = Company(found);
        var kept = new List<Match>(found.Count);
        foreach (var match in found)
        {
            if (Counts(match.Pattern, company[match.Pattern.Target]))
            {
                kept.Add(match);
            }
        }

        var named = new bool[_catalogue.Targets.Count];
        foreach (var match in kept)
        {
            named[match.Pattern.Target] |= match.Pattern.Role != MentionRole.Parent;
        }

        kept.RemoveAll(match => !named[match.Pattern.Target]);
        kept.Sort(static (a, b) => a.CompareTo(b));
        return [.. WithoutRepeats(kept).Select(match => new TargetMention(match.Span, _catalogue.Targets[match.Pattern.Target], match.Pattern.Role))];
    }

    private Companies[] Company(List<Match> found)
    {
        var company = new Companies[_catalogue.Targets.Count];
        foreach (var (_, pattern) in found)
        {
            if (pattern.Strength is NameStrength.Sure or NameStrength.Surname)
            {
                company[pattern.Target] |= pattern.Role == MentionRole.Parent ? Companies.Parent : Companies.Claimant;
            }
        }

        return company;
    }

    private static bool Counts(NamePattern pattern, Companies company) => pattern.Strength switch
    {
        NameStrength.NeedsCompany => company != Companies.None,
        NameStrength.NeedsClaimant => company.HasFlag(Companies.Claimant),
        _ => true,
    };

    /// <summary>One mention per span and question, the claimant's role before others; no term where the same question's name stands.</summary>
    private static IEnumerable<Match> WithoutRepeats(List<Match> sorted)
    {
        var name = new Dictionary<int, TextSpan>();
        foreach (var match in sorted)
        {
            var covered = name.TryGetValue(match.Pattern.Target, out var last) && last.Contains(match.Span);
            if (covered)
            {
                continue;
            }

            if (!match.Pattern.IsTerm)
            {
                name[match.Pattern.Target] = match.Span;
            }

            yield return match;
        }
    }

    [Flags]
    private enum Companies : byte
    {
        None = 0,
        Parent = 1,
        Claimant = 2,
    }

    private readonly record struct Unit(int Start, int End, int Id, LetterCase Case);

    private readonly record struct Match(TextSpan Span, NamePattern Pattern) : IComparable<Match>
    {
        /// <summary>By start; the longer first, then the claimant, the parent, the term, then catalogue order.</summary>
        public int CompareTo(Match other) =>
            (Span.Start, -Span.End, Rank, Pattern.Target).CompareTo((other.Span.Start, -other.Span.End, other.Rank, other.Pattern.Target));

        private int Rank => Pattern.Role switch { MentionRole.Claimant => 0, MentionRole.Parent => 1, _ => 2 };
    }
}
