namespace StanceML;

/// <summary>A pretrained encoder that gives any text a vector: what a model may see beside the words. Safe for concurrent use.</summary>
/// <remarks>Made elsewhere, so that whoever needs none carries no runtime for it.</remarks>
public interface IPretrainedEncoder
{
    /// <summary>SHA-256 of the encoder's files, in lower-case hexadecimal: a model trained with one encoder is refused with another.</summary>
    string Sha256 { get; }

    /// <summary>Numbers in a vector.</summary>
    int Width { get; }

    /// <param name="text">Any text; a long one is read by its beginning.</param>
    /// <param name="into"><see cref="Width"/> numbers, together of length 1; zeros where the encoder gives nothing.</param>
    void Read(string text, Span<float> into);
}
