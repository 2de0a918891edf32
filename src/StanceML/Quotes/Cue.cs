namespace StanceML;

/// <summary>The words that report a quote: <c>said</c>, <c>called … an</c>.</summary>
/// <param name="Spans">In text order, never empty.</param>
public sealed record Cue(IReadOnlyList<TextSpan> Spans, Framing Framing);
