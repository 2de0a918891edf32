namespace StanceML.Worker;

/// <summary>What the protocol tells of a model.</summary>
/// <param name="Versions">The live one alone: no other is loaded.</param>
internal sealed record ModelMetadata(
    string Name, IReadOnlyList<string> Versions, string Platform, IReadOnlyList<ModelMetadata.TensorForm> Inputs, IReadOnlyList<ModelMetadata.TensorForm> Outputs)
{
    /// <param name="Shape">-1 for any length.</param>
    /// <param name="Parameters">Of <c>probabilities</c>: <c>labels</c>, which names its columns in order.</param>
    internal sealed record TensorForm(string Name, string Datatype, IReadOnlyList<int> Shape, IReadOnlyDictionary<string, string>? Parameters = null);
}
