namespace StanceML.Worker;

/// <summary>Orders versions as people read them: 2026.11.10 comes after 2026.11.9.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (one, other) = ((x ?? "").Split('.'), (y ?? "").Split('.'));
        for (var part = 0; part < Math.Min(one.Length, other.Length); part++)
        {
            var order = int.TryParse(one[part], out var a) && int.TryParse(other[part], out var b) ? a.CompareTo(b) : string.CompareOrdinal(one[part], other[part]);
            if (order != 0)
            {
                return order;
            }
        }

        return one.Length.CompareTo(other.Length);
    }
}
