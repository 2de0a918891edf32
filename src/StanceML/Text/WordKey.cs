using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StanceML;

/// <summary>A number for a word, whatever its case, by which a table finds it: read all at once, where a hash goes letter by letter.</summary>
internal static class WordKey
{
    /// <summary>Stands for a word that is longer than <see cref="MaxChars"/>, is empty or is not ASCII.</summary>
    public const ulong None = 0;

    /// <summary>Longest word with a key, in UTF-16 units.</summary>
    public const int MaxChars = 16;

    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xC2B2AE3D27D4EB4F;

    private static readonly Vector128<byte> Places = Vector128<byte>.Indices;

    /// <returns>Or <see cref="None"/>. Two words with one key are one word in two cases, or a chance of 2⁻⁶⁴.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(string text, TextSpan word) =>
        word.Length > MaxChars ? None
        : word.Start + MaxChars <= text.Length ? Of(ref Unsafe.AsRef(in text.AsSpan()[word.Start]), word.Length)
        : OfLast(word.Of(text));

    /// <inheritdoc cref="Of(string, TextSpan)"/>
    /// <param name="buffer">Begins with the word; <see cref="MaxChars"/> units at least, of which those after the word do not count.</param>
    public static ulong Of(ReadOnlySpan<char> buffer, int length) =>
        length > MaxChars ? None : Of(ref Unsafe.AsRef(in buffer[..MaxChars][0]), length);

    /// <summary>At the end of the text the word stands alone, with room behind it.</summary>
    private static ulong OfLast(ReadOnlySpan<char> word)
    {
        Span<char> alone = stackalloc char[MaxChars];
        alone.Clear();
        word.CopyTo(alone);
        return Of(ref alone[0], word.Length);
    }

    /// <param name="first">With <see cref="MaxChars"/> letters to read; those after the word do not count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Of(ref char first, int length)
    {
        ref var units = ref Unsafe.As<char, ushort>(ref first);
        var (left, right) = (Vector128.LoadUnsafe(ref units), Vector128.LoadUnsafe(ref units, 8));
        var inside = Vector128.LessThan(Places, Vector128.Create((byte)length));
        // What is beyond a byte becomes 255, which is no ASCII either.
        var letters = Vector128.NarrowWithSaturation(left, right) & inside;
        if (letters.ExtractMostSignificantBits() != 0)
        {
            return None;
        }

        var capitals = Vector128.LessThan(letters - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
        letters |= capitals & Vector128.Create((byte)0x20);
        var (low, high) = (letters.AsUInt64()[0], letters.AsUInt64()[1]);
        var mixed = (low * First) ^ ulong.RotateLeft(high * Second, 32);
        return (mixed ^ (mixed >> 32)) * Second;
    }
}
