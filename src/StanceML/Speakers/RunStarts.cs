using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StanceML;

/// <summary>Goes from one run of letters and digits to the next, reading many characters at a time. Not for concurrent use.</summary>
internal ref struct RunStarts(string text)
{
    private const int BlockChars = 16;

    private int _block = -BlockChars;

    /// <summary>A bit for each start in the block that was not told yet.</summary>
    private uint _left;

    /// <summary>1 when the block's last character belongs to a run, which may go on.</summary>
    private uint _open;

    /// <param name="start">Where the next run starts, in UTF-16 units.</param>
    /// <returns>False at the end of the text.</returns>
    public bool TryNext(out int start)
    {
        while (_left == 0)
        {
            _block += BlockChars;
            if (_block >= text.Length)
            {
                start = text.Length;
                return false;
            }

            var inside = Inside(text.AsSpan(_block));
            _left = inside & ~((inside << 1) | _open);
            _open = (inside >> (BlockChars - 1)) & 1;
        }

        start = _block + BitOperations.TrailingZeroCount(_left);
        _left &= _left - 1;
        return true;
    }

    /// <summary>A bit for each of the block's characters that is a letter or digit.</summary>
    private static uint Inside(ReadOnlySpan<char> rest)
    {
        if (rest.Length >= BlockChars)
        {
            var units = MemoryMarshal.Cast<char, ushort>(rest);

            // What is beyond a byte becomes 255, which is no ASCII either.
            var letters = Vector128.NarrowWithSaturation(Vector128.Create(units), Vector128.Create(units[Vector128<ushort>.Count..]));
            if (letters.ExtractMostSignificantBits() == 0)
            {
                var small = letters | Vector128.Create((byte)0x20);
                return (Vector128.LessThan(small - Vector128.Create((byte)'a'), Vector128.Create((byte)26))
                    | Vector128.LessThan(letters - Vector128.Create((byte)'0'), Vector128.Create((byte)10))).ExtractMostSignificantBits();
            }
        }

        var inside = 0u;
        for (var i = 0; i < Math.Min(rest.Length, BlockChars); i++)
        {
            inside |= char.IsLetterOrDigit(rest[i]) ? 1u << i : 0;
        }

        return inside;
    }
}
