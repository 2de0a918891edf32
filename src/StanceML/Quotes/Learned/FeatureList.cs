using System.Runtime.CompilerServices;

namespace StanceML;

/// <summary>Collects hashed features. Reused from one place to the next.</summary>
internal sealed class FeatureList(int bits)
{
    private const uint First = 0x9E3779B1;
    private const uint Second = 0x85EBCA77;
    private const uint Third = 0xC2B2AE3D;

    private int[] _items = new int[128];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Items => _items.AsSpan(0, Count);

    public void Clear() => Count = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint template, uint a, uint b = 0, uint c = 0)
    {
        var hash = ((template + 1) * First) ^ ((a + 0x7F4A7C15) * Second);
        hash = (hash ^ (hash >> 15)) * Third;
        hash ^= (b + 0x165667B1) * First;
        hash = (hash ^ (hash >> 13)) * Second;
        hash ^= (c + 0x27D4EB2F) * Third;
        hash = (hash ^ (hash >> 16)) * First;
        hash ^= hash >> 15;
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, 2 * Count);
        }

        _items[Count++] = (int)(hash >> (32 - bits));
    }
}
