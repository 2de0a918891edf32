using Microsoft.ML;

namespace StanceML;

/// <summary>Takes an ML.NET chain apart.</summary>
internal static class TransformerParts
{
    /// <returns>Its transformers in order, chains within chains opened.</returns>
    public static IEnumerable<ITransformer> Of(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Of) : [model];

    /// <returns>The trained parameters of its predictors, in order.</returns>
    public static IEnumerable<object> Predictors(ITransformer model) =>
        Of(model).OfType<ISingleFeaturePredictionTransformer<object>>().Select(predictor => predictor.Model);
}
