namespace StanceML;

/// <summary>Words between quotation marks, marks included, as a half-open range of tokens.</summary>
/// <param name="Closed">False when its closing mark is missing and the end was repaired.</param>
internal readonly record struct QuotedRegion(int FirstToken, int EndToken, bool Closed);
