namespace StanceML.Training;

/// <summary>A labelled example and what a model that never saw it says.</summary>
/// <param name="Question">Under which it is counted.</param>
/// <param name="Gold">Its true label.</param>
/// <param name="Probabilities">By label; a label that the model does not have is missing.</param>
/// <param name="Threshold">Confidence from which the answer is decided.</param>
internal sealed record JudgedExample(Example Example, string Question, string Gold, IReadOnlyDictionary<string, double> Probabilities, double Threshold);
