namespace StanceML;

/// <summary>Words that moved a judgment.</summary>
/// <param name="Target">Id of the target judged.</param>
/// <param name="Toward">The label that the words speak for.</param>
/// <param name="Weight">By how much they moved the label's calibrated score above the mean of the other labels' scores, greater than 0; comparable within one judgment only.</param>
public sealed record Evidence(string Target, TextSpan Span, string Toward, double Weight);
