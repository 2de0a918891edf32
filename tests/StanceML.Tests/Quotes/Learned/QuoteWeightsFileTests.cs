using System.IO.Compression;
using Xunit;

namespace StanceML.Tests;

public sealed class QuoteWeightsFileTests
{
    private const string Path = "models/quotes/toy/quotes.bin";

    private static readonly QuoteWeights Weights = ToyTagger.Weights(seed: 3);

    private static readonly byte[] Written = QuoteWeightsFile.Write(Weights);

    [Fact]
    public void What_was_written_is_read_back()
    {
        var read = QuoteWeightsFile.Read(Path, Written);
        Assert.All(
            [(Weights.Cue, read.Cue), (Weights.Role, read.Role), (Weights.Step, read.Step), (Weights.Whole, read.Whole)],
            tables =>
            {
                Assert.True(tables.Item1.Steps.SequenceEqual(tables.Item2.Steps));
                Assert.Equal((tables.Item1.Width, tables.Item1.Scale), (tables.Item2.Width, tables.Item2.Scale));
            });
        Assert.Equal(Weights.Heads.Order(), read.Heads.Order());
        Assert.Equal(Weights.Rates, read.Rates);
        Assert.Equal(Written, QuoteWeightsFile.Write(read));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_file_too_short_for_its_mark_is_refused(int bytes) => Assert.Contains("is no file of quote weights", Refusal(Written[..bytes]), StringComparison.Ordinal);

    [Theory]
    [InlineData(4)]
    [InlineData(1_000)]
    public void A_file_that_ends_early_is_refused(int bytes) => Assert.Contains("ends early or is damaged", Refusal(Written[..bytes]), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_its_last_bytes_is_refused() => Assert.Contains("ends early or is damaged", Refusal(Written[..^40]), StringComparison.Ordinal);

    [Fact]
    public void Another_mark_is_refused() => Assert.Contains("is no file of quote weights", Refusal([.. "PK\u0003\u0004"u8, .. Written[4..]]), StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_not_deflated_are_refused() => Assert.Contains("ends early or is damaged", Refusal([.. Written[..4], .. Enumerable.Repeat((byte)0xFF, 100)]), StringComparison.Ordinal);

    [Fact]
    public void A_table_of_another_size_is_refused_before_room_is_made_for_it()
    {
        var refusal = Refusal(Changed(bytes => BitConverter.TryWriteBytes(bytes.AsSpan(4), int.MaxValue)));
        Assert.Contains($"found {int.MaxValue} cue weights", refusal, StringComparison.Ordinal);
        Assert.Contains($"expected {1 << QuoteWeights.CueBits}", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(0f)]
    [InlineData(-1f)]
    public void A_scale_that_is_no_length_of_a_step_is_refused(float scale)
    {
        var refusal = Refusal(Changed(bytes => BitConverter.TryWriteBytes(bytes, scale)));
        Assert.Contains($"in steps of {scale}", refusal, StringComparison.Ordinal);
        Assert.Contains("in steps above 0", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100_001)]
    public void Head_words_without_end_are_refused(int count)
    {
        var after = (2 * sizeof(uint)) + (2 * sizeof(double)) + sizeof(int);
        var refusal = Refusal(Changed(bytes => BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - after), count)));
        Assert.Contains($"found {count} head words; expected at most 100000", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_rate_outside_0_to_1_is_refused(double rate)
    {
        Assert.Contains("expected 0 to 1", Refusal(Changed(bytes => BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 8), rate))), StringComparison.Ordinal);
        Assert.Contains($"found rates of {rate}", Refusal(Changed(bytes => BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 16), rate))), StringComparison.Ordinal);
    }

    private static string Refusal(byte[] bytes)
    {
        var refusal = Assert.Throws<InvalidModelException>(() => QuoteWeightsFile.Read(Path, bytes));
        Assert.Equal(Path, refusal.Path);
        return refusal.Message;
    }

    /// <summary>The file with what is deflated in it changed.</summary>
    private static byte[] Changed(Action<byte[]> change)
    {
        using var plain = new MemoryStream();
        using (var inflated = new DeflateStream(new MemoryStream(Written[4..]), CompressionMode.Decompress))
        {
            inflated.CopyTo(plain);
        }

        var bytes = plain.ToArray();
        change(bytes);
        using var changed = new MemoryStream();
        changed.Write(Written.AsSpan(0, 4));
        using (var deflated = new DeflateStream(changed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflated.Write(bytes);
        }

        return changed.ToArray();
    }
}
