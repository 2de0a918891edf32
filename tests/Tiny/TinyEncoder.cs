using System.Buffers.Binary;
using System.Text;

namespace StanceML.Tiny;

/// <summary>
/// A real encoder in ONNX, as small as one can be: it looks each token up in a table. Its words fall into three senses that no letter of
/// theirs tells, one word a question and sense.
/// </summary>
internal static class TinyEncoder
{
    public const int Width = 4;

    private const int SenseCount = 3;

    private static readonly string[] Marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>By question, then by sense.</summary>
    private static readonly string[][] Words =
    [
        ["marnol", "tibbet", "ovashk"], ["quillop", "drunem", "feskit"], ["lubrex", "yondar", "pimsel"],
        ["hostiv", "grenka", "zalump"], ["wexford", "nimbol", "skarty"], ["julpen", "brofta", "chezzan"],
    ];

    public static string Word(int question, int sense) => Words[question][sense];

    /// <summary>Writes the two files of an encoder.</summary>
    /// <param name="scale">Of the table: encoders of different scales are different encoders.</param>
    /// <returns>The folder.</returns>
    public static string Write(string folder, float scale = 1)
    {
        Directory.CreateDirectory(folder);
        var vocabulary = Marks.Concat(Words.SelectMany(words => words)).ToList();
        File.WriteAllLines(Path.Combine(folder, "vocab.txt"), vocabulary);
        var table = new float[vocabulary.Count * Width];
        for (var token = Marks.Length; token < vocabulary.Count; token++)
        {
            table[(token * Width) + ((token - Marks.Length) % SenseCount)] = scale;
        }

        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), Model("last_hidden_state", table));
        return folder;
    }

    /// <summary>One node, <c>Gather(table, input_ids)</c>, in ONNX's protocol-buffer layout.</summary>
    public static byte[] Model(string output, float[] table, bool gathers = true)
    {
        var numbers = new byte[table.Length * sizeof(float)];
        for (var i = 0; i < table.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(numbers.AsSpan(i * sizeof(float)), table[i]);
        }

        byte[] tensor = [.. Number(1, table.Length / Width), .. Number(1, Width), .. Number(2, 1), .. Text(8, "table"), .. Bytes(9, numbers)];
        byte[] node = gathers ? [.. Text(1, "table"), .. Text(1, "input_ids"), .. Text(2, output), .. Text(4, "Gather")]
            : [.. Text(1, "input_ids"), .. Text(2, output), .. Text(4, "Identity")];
        byte[] graph =
        [
            .. Bytes(1, node), .. Text(2, "tiny"), .. Bytes(5, tensor),
            .. Bytes(11, Value("input_ids", 7, "batch", "tokens")),
            .. Bytes(12, gathers ? Value(output, 1, "batch", "tokens", Width) : Value(output, 7, "batch", "tokens")),
        ];
        return [.. Number(1, 8), .. Bytes(7, graph), .. Bytes(8, Number(2, 13))];
    }

    private static byte[] Value(string name, int type, params object[] dimensions)
    {
        byte[] shape = [.. dimensions.SelectMany(size => Bytes(1, size is int fixedSize ? Number(1, fixedSize) : Text(2, (string)size)))];
        return [.. Text(1, name), .. Bytes(2, Bytes(1, [.. Number(1, type), .. Bytes(2, shape)]))];
    }

    private static byte[] Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(int field, byte[] content) => [.. Varint((field << 3) | 2), .. Varint(content.Length), .. content];

    private static byte[] Number(int field, int value) => [.. Varint(field << 3), .. Varint(value)];

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
