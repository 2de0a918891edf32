namespace StanceML.Training;

/// <summary>An answer of a model, without the words that it judged.</summary>
/// <param name="Label">The likeliest.</param>
/// <param name="Probability">Its calibrated probability, 0 to 1.</param>
/// <param name="Chars">UTF-16 length of what was judged; null where it was not kept.</param>
public readonly record struct GivenAnswer(string Label, double Probability, int? Chars);
