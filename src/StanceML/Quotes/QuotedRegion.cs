namespace StanceML;

/// <summary>Words between quotation marks, marks included, as a half-open range of tokens.</summary>
internal readonly record struct QuotedRegion(int FirstToken, int EndToken);
