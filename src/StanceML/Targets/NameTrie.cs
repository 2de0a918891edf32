using System.Collections;

namespace StanceML;

/// <summary>All patterns in one tree over folded units, so that a text is searched for thousands of names in one walk.</summary>
internal sealed class NameTrie
{
    /// <summary>Characters of the longest unit that is compared; a longer word is no name.</summary>
    public const int MaxUnitChars = 48;

    /// <summary>Some 2,000 units: about one place in ten is taken, so that most other words need no look-up.</summary>
    private const int ShapeBits = 14;

    private readonly Dictionary<string, int> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _unitLookup;
    private readonly BitArray _shapes = new(1 << ShapeBits);
    private readonly Dictionary<long, int> _edges = [];
    private readonly List<List<NamePattern>?> _patterns = [null];

    public NameTrie() => _unitLookup = _units.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The node where every walk starts.</summary>
    public static int Root => 0;

    public void Add(string name, Func<LetterCase[], NamePattern> toPattern)
    {
        var node = Root;
        var cases = new List<LetterCase>();
        var reader = new NameReader(name, stackalloc char[MaxUnitChars]);
        while (reader.Read())
        {
            node = Grow(node, UnitOf(reader.Folded.ToString()));
            cases.Add(reader.Case == LetterCase.AllCapitals && reader.Folded.Length == 1 ? LetterCase.Capital : reader.Case);
        }

        (_patterns[node] ??= []).Add(toPattern([.. cases]));
    }

    /// <returns>-1 when no name has this unit.</returns>
    public int Unit(ReadOnlySpan<char> folded) => _shapes[WordShape.Of(folded, ShapeBits)] && _unitLookup.TryGetValue(folded, out var unit) ? unit : -1;

    /// <returns>-1 when no name goes on with this unit.</returns>
    public int Step(int node, int unit) => _edges.TryGetValue(Edge(node, unit), out var next) ? next : -1;

    /// <summary>The patterns that end at this node.</summary>
    public IReadOnlyList<NamePattern> At(int node) => _patterns[node] ?? (IReadOnlyList<NamePattern>)[];

    private static long Edge(int node, int unit) => ((long)node << 32) | (uint)unit;

    private int UnitOf(string folded)
    {
        if (!_units.TryGetValue(folded, out var unit))
        {
            _units.Add(folded, unit = _units.Count);
            _shapes[WordShape.Of(folded, ShapeBits)] = true;
        }

        return unit;
    }

    private int Grow(int node, int unit)
    {
        if (!_edges.TryGetValue(Edge(node, unit), out var next))
        {
            _edges.Add(Edge(node, unit), next = _patterns.Count);
            _patterns.Add(null);
        }

        return next;
    }
}
