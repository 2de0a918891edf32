using System.Numerics.Tensors;
using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Microsoft.ML.Tokenizers;

namespace StanceML.Onnx;

/// <summary>
/// A pretrained encoder in ONNX, one of BERT's kind with an uncased WordPiece vocabulary: the vector of a text is the mean of what it gives for
/// each token, scaled to length 1. Safe for concurrent use.
/// </summary>
/// <remarks>One thread a text, so that the same text gives the same bits however many are read at once.</remarks>
public sealed class OnnxEncoder : IPretrainedEncoder, IDisposable
{
    public const string ModelFile = "model.onnx";

    public const string VocabularyFile = "vocab.txt";

    /// <summary>Tokens of a text that are read, marks of beginning and end among them.</summary>
    public const int MaxTokens = 256;

    private const string TokenInput = "input_ids";

    private const string MaskInput = "attention_mask";

    private const string TypeInput = "token_type_ids";

    private const int MaxWidth = 4096;

    private const long MaxModelBytes = 1L << 30;

    private const long MaxVocabularyBytes = 16L << 20;

    private readonly InferenceSession _session;
    private readonly BertTokenizer _tokenizer;
    private readonly string _output;

    private OnnxEncoder(InferenceSession session, BertTokenizer tokenizer, string output, int width, string sha256) =>
        (_session, _tokenizer, _output, Width, Sha256) = (session, tokenizer, output, width, sha256);

    public string Sha256 { get; }

    public int Width { get; }

    /// <param name="folder">Holds <see cref="ModelFile"/>, its weights inside, and <see cref="VocabularyFile"/>. The runtime trusts what it loads: take both from whom you trust.</param>
    /// <exception cref="InvalidModelException">A file is missing, too large, or not what is expected; or the encoder fails on a text.</exception>
    public static OnnxEncoder Open(string folder)
    {
        var (path, vocabularyPath) = (Path.Combine(folder, ModelFile), Path.Combine(folder, VocabularyFile));
        var model = ReadFile(path, MaxModelBytes);
        var vocabulary = ReadFile(vocabularyPath, MaxVocabularyBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(model);
        hash.AppendData(vocabulary);
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        var tokenizer = Tokenizer(vocabularyPath, vocabulary);
        var session = Load(path, model);
        try
        {
            var (output, width) = OutputOf(session, path);
            var encoder = new OnnxEncoder(session, tokenizer, output, width, sha256);
            encoder.Try(path, vocabulary.AsSpan().Count((byte)'\n'));
            return encoder;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <exception cref="InvalidOperationException">The encoder gives numbers that are none, or not as many as it says.</exception>
    /// <remarks>The uncased vocabularies were made of letters without marks.</remarks>
    public void Read(string text, Span<float> into) =>
        Read([.. _tokenizer.EncodeToIds(NameFolding.Plain(text), MaxTokens, out _, out _).Select(id => (long)id)], into);

    public void Dispose() => _session.Dispose();

    private void Read(long[] ids, Span<float> into)
    {
        var ones = new long[ids.Length];
        Array.Fill(ones, 1);
        long[] shape = [1, ids.Length];
        using var tokens = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var mask = OrtValue.CreateTensorValueFromMemory(ones, shape);
        using var types = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        var inputs = _session.InputNames.ToDictionary(input => input, input => input switch { TokenInput => tokens, MaskInput => mask, _ => types });
        using var options = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using var outputs = _session.Run(options, inputs, [_output]);
        var states = outputs[0].GetTensorDataAsSpan<float>();
        if (states.Length != ids.Length * Width)
        {
            throw new InvalidOperationException($"The encoder gives {states.Length} numbers for {ids.Length} tokens; expected {Width} for each.");
        }

        into.Clear();
        for (var at = 0; at < states.Length; at += Width)
        {
            TensorPrimitives.Add(into, states.Slice(at, Width), into);
        }

        var length = TensorPrimitives.Norm(into);
        if (!float.IsFinite(length))
        {
            throw new InvalidOperationException("The encoder gives numbers that are not finite.");
        }

        if (length > 0)
        {
            TensorPrimitives.Divide(into, length, into);
        }
    }

    /// <summary>The longest text, of the last words of the vocabulary: whatever fails only when it is run fails here.</summary>
    private void Try(string path, int words)
    {
        var ids = new long[MaxTokens];
        Array.Fill(ids, Math.Max(0, words - 1));
        try
        {
            Read(ids, new float[Width]);
        }
        catch (Exception e) when (e is OnnxRuntimeException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidModelException(path, $"fails on a text of {MaxTokens} tokens: {e.Message}", e);
        }
    }

    private static byte[] ReadFile(string path, long maxBytes)
    {
        var file = new FileInfo(path);
        return !file.Exists ? throw new InvalidModelException(path, $"is missing; expected a folder with {ModelFile} and {VocabularyFile} of a pretrained encoder")
            : file.Length > maxBytes ? throw new InvalidModelException(path, $"has {file.Length} bytes; expected at most {maxBytes}")
            : File.ReadAllBytes(path);
    }

    private static InferenceSession Load(string path, byte[] model)
    {
        try
        {
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            return new InferenceSession(model, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidModelException(path, $"ONNX Runtime cannot read it: {e.Message}", e);
        }
    }

    private static (string Output, int Width) OutputOf(InferenceSession session, string path)
    {
        string[] known = [TokenInput, MaskInput, TypeInput];
        if (session.InputNames.Except(known).Any() || !session.InputNames.Contains(TokenInput))
        {
            throw new InvalidModelException(path, $"has the inputs {string.Join(", ", session.InputNames)}; expected {TokenInput}, and perhaps {MaskInput} and {TypeInput}");
        }

        var states = session.OutputMetadata.FirstOrDefault(output =>
            output.Value is { OnnxValueType: OnnxValueType.ONNX_TYPE_TENSOR, ElementDataType: TensorElementType.Float, Dimensions: [_, _, > 0 and <= MaxWidth] });
        return states.Key is { } name
            ? (name, states.Value.Dimensions[2])
            : throw new InvalidModelException(path, $"has the outputs {string.Join(", ", session.OutputNames)}; expected one of numbers by text, token and width, at most {MaxWidth} wide");
    }

    private static BertTokenizer Tokenizer(string path, byte[] vocabulary)
    {
        try
        {
            using var stream = new MemoryStream(vocabulary);
            return BertTokenizer.Create(stream, new BertOptions { LowerCaseBeforeTokenization = true });
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException)
        {
            throw new InvalidModelException(path, $"is no vocabulary of WordPiece: {e.Message}", e);
        }
    }
}
