using System.Buffers.Binary;
using System.Numerics;

namespace StanceML.Store;

/// <summary>The fingerprint that near copies of a text share: MinHash over runs of four words (Broder 1997).</summary>
/// <remarks>
/// Two texts agree in a share of the 24 numbers that estimates what share of their word runs they have in common. A wire copy with another
/// headline, a cut last paragraph or a few changed words keeps 0.85 or more; two reports of one event in different words stay under 0.2.
/// </remarks>
internal sealed class StoryPrint
{
    private const int Size = 24;

    private const int WordsPerRun = 4;

    /// <summary>Shorter texts have too few runs to tell a copy from a set phrase.</summary>
    private const int MinWords = 30;

    /// <summary>The work stays small for any article.</summary>
    private const int MaxWords = 20_000;

    /// <summary>Of 24: an estimated share of 0.7.</summary>
    private const int MinAgreement = 17;

    /// <summary>Copies with a share of 0.85 have a band in common with probability 0.99, and texts with 0.3 with 0.05.</summary>
    private const int RowsPerBand = 4;

    /// <summary>How many numbers <see cref="Bands"/> gives.</summary>
    public const int BandCount = Size / RowsPerBand;

    private static readonly (ulong[] Factors, ulong[] Steps) Orders = MakeOrders();

    private readonly uint[] _least;

    private StoryPrint(uint[] least) => _least = least;

    /// <summary>Numbers of which near copies share at least one.</summary>
    public IReadOnlyList<long> Bands => field ??=
        [.. _least.Chunk(RowsPerBand).Select((numbers, band) => (long)numbers.Aggregate((ulong)band, (hash, number) => Mixed(hash + number)))];

    /// <returns>Null for a text of under 30 words.</returns>
    public static StoryPrint? Of(string text)
    {
        var least = new uint[Size];
        Array.Fill(least, uint.MaxValue);
        Span<ulong> run = stackalloc ulong[WordsPerRun];
        var words = 0;
        var word = 0UL;
        for (var i = 0; i <= text.Length && words < MaxWords; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                word = Mixed(word + char.ToLowerInvariant(text[i]) + 1);
            }
            else if (word != 0)
            {
                run[words++ % WordsPerRun] = word;
                word = 0;
                if (words >= WordsPerRun)
                {
                    Note(least, Joined(run, words));
                }
            }
        }

        return words < MinWords ? null : new StoryPrint(least);
    }

    public static StoryPrint FromBytes(byte[] bytes)
    {
        var least = new uint[Size];
        for (var i = 0; i < Size; i++)
        {
            least[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)));
        }

        return new StoryPrint(least);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Size * sizeof(uint)];
        for (var i = 0; i < Size; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), _least[i]);
        }

        return bytes;
    }

    /// <returns>Of 24 numbers, how many both have; 0 when that is too few for a copy.</returns>
    public int AgreementWith(StoryPrint other)
    {
        var agreement = 0;
        for (var i = 0; i < Size; i++)
        {
            agreement += _least[i] == other._least[i] ? 1 : 0;
        }

        return agreement >= MinAgreement ? agreement : 0;
    }

    private static ulong Joined(ReadOnlySpan<ulong> run, int words)
    {
        var joined = 0UL;
        for (var i = 0; i < WordsPerRun; i++)
        {
            joined = Mixed(joined + run[(words + i) % WordsPerRun]);
        }

        return joined;
    }

    /// <summary>One order of all runs per number: each keeps the least it has seen.</summary>
    private static void Note(uint[] least, ulong run)
    {
        for (var i = 0; i < Size; i += Vector<ulong>.Count)
        {
            var value = Mixed((new Vector<ulong>(Orders.Factors, i) * run) + new Vector<ulong>(Orders.Steps, i)) >> 32;
            for (var lane = 0; lane < Vector<ulong>.Count; lane++)
            {
                least[i + lane] = Math.Min(least[i + lane], (uint)value[lane]);
            }
        }
    }

    /// <summary>The orders are those of a linear congruential generator that starts at the run: what it is after so many steps, as one factor and one addend.</summary>
    private static (ulong[] Factors, ulong[] Steps) MakeOrders()
    {
        const ulong Factor = 0x9E3779B97F4A7C15, Step = 0xD1B54A32D192ED03;
        var (factors, steps) = (new ulong[Size], new ulong[Size]);
        var (factor, step) = (1UL, 0UL);
        for (var i = 0; i < Size; i++)
        {
            (factor, step) = (factor * Factor, (step * Factor) + Step);
            (factors[i], steps[i]) = (factor, step);
        }

        return (factors, steps);
    }

    private static Vector<ulong> Mixed(Vector<ulong> value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>The finalizer of SplitMix64.</summary>
    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
