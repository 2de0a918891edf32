namespace StanceML;

/// <summary>Words that moved a judgment.</summary>
/// <param name="Target">Id of the target judged.</param>
/// <param name="Toward">The label that the words speak for.</param>
/// <param name="Weight">Their share of the model's score, greater than 0; comparable within one judgment only.</param>
public sealed record Evidence(string Target, TextSpan Span, string Toward, double Weight);
