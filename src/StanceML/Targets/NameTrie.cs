namespace StanceML;

/// <summary>All patterns in one tree over folded units, so that a text is searched for thousands of names in one walk.</summary>
internal sealed class NameTrie
{
    /// <summary>Characters of the longest unit that is compared; a longer word is no name.</summary>
    public const int MaxUnitChars = 48;

    private readonly Dictionary<string, int> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _unitLookup;

    /// <summary>The same units by <see cref="WordKey"/>, as far as they have one: nearly all words of a text are looked up here.</summary>
    private readonly WordKeyTable _unitsByKey = new();

    /// <summary>By unit, the node that it leads to from the root; -1 for none.</summary>
    private readonly List<int> _firsts = [];

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
            node = Grow(node, UnitOf(reader));
            cases.Add(reader.Case == LetterCase.AllCapitals && reader.Folded.Length == 1 ? LetterCase.Capital : reader.Case);
        }

        (_patterns[node] ??= []).Add(toPattern([.. cases]));
    }

    /// <returns>The unit that was read; -1 when no name has it.</returns>
    public int Unit(in NameReader reader) => reader.Key is var key and not WordKey.None
        ? _unitsByKey.Find(key)
        : _unitLookup.TryGetValue(reader.Folded, out var unit) ? unit : -1;

    /// <returns>-1 when no name goes on with this unit.</returns>
    public int Step(int node, int unit) => node == Root ? _firsts[unit] : _edges.GetValueOrDefault(Edge(node, unit), -1);

    /// <summary>The patterns that end at this node.</summary>
    public IReadOnlyList<NamePattern> At(int node) => _patterns[node] ?? (IReadOnlyList<NamePattern>)[];

    private static long Edge(int node, int unit) => ((long)node << 32) | (uint)unit;

    private int UnitOf(in NameReader reader)
    {
        var folded = reader.Folded.ToString();
        if (!_units.TryGetValue(folded, out var unit))
        {
            _units.Add(folded, unit = _units.Count);
            _firsts.Add(-1);
            if (reader.Key is var key and not WordKey.None)
            {
                _unitsByKey.Add(key, unit);
            }
        }

        return unit;
    }

    private int Grow(int node, int unit)
    {
        if (!_edges.TryGetValue(Edge(node, unit), out var next))
        {
            _edges.Add(Edge(node, unit), next = _patterns.Count);
            _patterns.Add(null);
            if (node == Root)
            {
                _firsts[unit] = next;
            }
        }

        return next;
    }
}
