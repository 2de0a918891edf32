using System.Text.Json;
using System.Text.Json.Nodes;

namespace StanceML.Worker;

/// <summary>An inference response of the protocol.</summary>
/// <param name="Id">Of the request; not written when it had none.</param>
/// <param name="Parameters">Of the request.</param>
internal sealed record InferenceAnswer(
    string ModelName, string ModelVersion, string? Id, JsonElement? Parameters, IReadOnlyList<InferenceAnswer.Tensor> Outputs)
{
    /// <param name="Parameters">Of <c>probabilities</c>: <c>labels</c>, which names its columns in order.</param>
    /// <param name="Data">Flat, row by row.</param>
    internal sealed record Tensor(string Name, string Datatype, IReadOnlyList<int> Shape, IReadOnlyDictionary<string, string>? Parameters, JsonArray Data);
}
