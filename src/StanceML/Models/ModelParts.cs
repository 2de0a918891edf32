using Microsoft.ML;

namespace StanceML;

/// <summary>What a text model is made of.</summary>
/// <param name="Chain">Of ML.NET: a scale per feature or none, a maximum-entropy model, and one FastTree per label, in label order, or none.</param>
/// <param name="Network">Null for none.</param>
public sealed record ModelParts(ITransformer Chain, NetworkScorer? Network = null);
