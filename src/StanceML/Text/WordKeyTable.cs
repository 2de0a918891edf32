namespace StanceML;

/// <summary>Numbers by <see cref="WordKey"/>. A key is a hash already, so a word is found with one look, where a dictionary takes three. Safe for readers once filled.</summary>
internal sealed class WordKeyTable
{
    /// <summary>Open addressing, at most half full: a key stands in the slot that its low bits name, or else in the next free one.</summary>
    private Slot[] _slots = new Slot[64];

    private int _count;

    /// <param name="key">Not <see cref="WordKey.None"/>, and not there yet.</param>
    public void Add(ulong key, int number)
    {
        if (++_count > _slots.Length / 2)
        {
            var old = _slots;
            _slots = new Slot[old.Length * 2];
            foreach (var slot in old.Where(slot => slot.Key != WordKey.None))
            {
                SlotOf(slot.Key) = slot;
            }
        }

        SlotOf(key) = new Slot(key, number);
    }

    /// <param name="key">Not <see cref="WordKey.None"/>.</param>
    /// <returns>-1 for a key that is not there.</returns>
    public int Find(ulong key)
    {
        ref var slot = ref SlotOf(key);
        return slot.Key == key ? slot.Number : -1;
    }

    private ref Slot SlotOf(ulong key)
    {
        var slots = _slots;
        var at = (uint)key & (uint)(slots.Length - 1);
        while (slots[at].Key != WordKey.None && slots[at].Key != key)
        {
            at = (at + 1) & (uint)(slots.Length - 1);
        }

        return ref slots[at];
    }

    private readonly record struct Slot(ulong Key, int Number);
}
