using System.Text.Json.Serialization;

namespace StanceML.Training;

/// <summary>One line of <c>held-out.jsonl</c>.</summary>
/// <param name="Id">Of the row; a row judged against several targets has a line for each.</param>
/// <param name="Probabilities">Calibrated, by label, by models that never saw the row's group.</param>
/// <param name="Chars">UTF-16 length of the row's text; null in files of before it was told.</param>
internal sealed record HeldOutAnswer(string Id, string Gold, IReadOnlyDictionary<string, double> Probabilities, int? Chars = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HeldOutAnswer))]
internal sealed partial class HeldOutJson : JsonSerializerContext;
