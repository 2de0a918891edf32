using StanceML.Onnx;
using StanceML.Tiny;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class OnnxEncoderTests : IDisposable
{
    private readonly Toy _toy = new();

    private string Folder => Path.Combine(_toy.Folder, "tiny");

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void A_text_gets_the_mean_of_its_tokens_as_a_vector_of_length_1()
    {
        using var encoder = OnnxEncoder.Open(TinyEncoder.Write(Folder));
        Assert.Equal(TinyEncoder.Width, encoder.Width);
        Assert.Equal([1f, 0, 0, 0], Read(encoder, TinyEncoder.Word(0, 0)));
        Assert.Equal([1f, 0, 0, 0], Read(encoder, $"{TinyEncoder.Word(1, 0)} {TinyEncoder.Word(2, 0).ToUpperInvariant()}"));
        Assert.Equal([0f, 1, 0, 0], Read(encoder, "Tíbbet"));
        var both = Read(encoder, $"{TinyEncoder.Word(0, 0)}, {TinyEncoder.Word(0, 1)}!");
        Assert.Equal(both[0], both[1]);
        Assert.Equal(1, both.Sum(number => (double)number * number), 1e-6);
    }

    [Fact]
    public void A_text_without_a_known_token_gets_zeros_and_a_long_one_is_read_by_its_beginning()
    {
        using var encoder = OnnxEncoder.Open(TinyEncoder.Write(Folder));
        Assert.Equal([0f, 0, 0, 0], Read(encoder, ""));
        Assert.Equal([0f, 0, 0, 0], Read(encoder, "nothing known"));
        var beginning = string.Join(' ', Enumerable.Repeat(TinyEncoder.Word(0, 0), OnnxEncoder.MaxTokens));
        Assert.Equal([1f, 0, 0, 0], Read(encoder, $"{beginning} {TinyEncoder.Word(0, 1)}"));
    }

    [Fact]
    public void Many_texts_at_once_get_the_vectors_that_they_get_alone()
    {
        using var encoder = OnnxEncoder.Open(TinyEncoder.Write(Folder));
        var texts = Enumerable.Range(0, 200).Select(i => $"{TinyEncoder.Word(i % 6, i % 3)} {TinyEncoder.Word(i % 5, i % 2)}").ToList();
        var alone = texts.ConvertAll(text => Read(encoder, text));
        var together = texts.AsParallel().AsOrdered().Select(text => Read(encoder, text)).ToList();
        Assert.Equal(alone, together);
    }

    [Fact]
    public void An_encoder_is_known_by_its_files()
    {
        using var one = OnnxEncoder.Open(TinyEncoder.Write(Folder));
        using var same = OnnxEncoder.Open(TinyEncoder.Write(Folder + "-same"));
        using var other = OnnxEncoder.Open(TinyEncoder.Write(Folder + "-other", scale: 2));
        Assert.Equal(one.Sha256, same.Sha256);
        Assert.NotEqual(one.Sha256, other.Sha256);
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("vocab.txt")]
    public void A_missing_file_is_named(string file)
    {
        TinyEncoder.Write(Folder);
        File.Delete(Path.Combine(Folder, file));
        var refusal = Assert.Throws<InvalidModelException>(() => OnnxEncoder.Open(Folder));
        Assert.Equal(Path.Combine(Folder, file), refusal.Path);
        Assert.Contains("expected a folder with model.onnx and vocab.txt", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_no_encoder_are_refused()
    {
        TinyEncoder.Write(Folder);
        var model = Path.Combine(Folder, "model.onnx");
        File.WriteAllBytes(model, [1, 2, 3, 4]);
        Assert.Contains("ONNX Runtime cannot read it", Assert.Throws<InvalidModelException>(() => OnnxEncoder.Open(Folder)).Message, StringComparison.Ordinal);

        File.WriteAllBytes(model, TinyEncoder.Model("ids", new float[TinyEncoder.Width], gathers: false));
        Assert.Contains("expected one of numbers by text, token and width", Assert.Throws<InvalidModelException>(() => OnnxEncoder.Open(Folder)).Message, StringComparison.Ordinal);

        TinyEncoder.Write(Folder);
        File.WriteAllText(Path.Combine(Folder, "vocab.txt"), "just\nwords\n");
        Assert.Contains("is no vocabulary of WordPiece", Assert.Throws<InvalidModelException>(() => OnnxEncoder.Open(Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoder_that_fails_only_when_it_is_run_is_refused_when_it_is_opened()
    {
        TinyEncoder.Write(Folder, scale: float.NaN);
        Assert.Contains("fails on a text of 256 tokens: The encoder gives numbers that are not finite", Assert.Throws<InvalidModelException>(() => OnnxEncoder.Open(Folder)).Message, StringComparison.Ordinal);

        TinyEncoder.Write(Folder);
        File.AppendAllLines(Path.Combine(Folder, "vocab.txt"), ["more", "words", "than", "the", "table"]);
        Assert.Contains("fails on a text of 256 tokens", Assert.Throws<InvalidModelException>(() => OnnxEncoder.Open(Folder)).Message, StringComparison.Ordinal);
    }

    private static float[] Read(OnnxEncoder encoder, string text)
    {
        var vector = new float[encoder.Width];
        encoder.Read(text, vector);
        return vector;
    }
}
