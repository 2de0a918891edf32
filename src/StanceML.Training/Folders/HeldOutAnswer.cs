using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace StanceML.Training;

/// <summary>One line of <c>held-out.jsonl</c>.</summary>
/// <param name="Id">Of the row; a row judged against several targets has a line for each.</param>
/// <param name="Probabilities">Calibrated, by label, by models that never saw the row's group.</param>
/// <param name="Chars">UTF-16 length of the row's text; null in files of before it was told.</param>
/// <param name="Hash">The first eight hexadecimal digits of the SHA-256 of the row's text; null in files of before it was told.</param>
internal sealed record HeldOutAnswer(string Id, string Gold, IReadOnlyDictionary<string, double> Probabilities, int? Chars = null, string? Hash = null)
{
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));

    /// <summary>Whether the answer may be to this text: an id that was made of file and line is another row's once a line was added.</summary>
    public bool IsTo(string text) => (Chars ?? text.Length) == text.Length && (Hash is null || Hash == HashOf(text));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HeldOutAnswer))]
internal sealed partial class HeldOutJson : JsonSerializerContext;
