namespace StanceML.Training;

/// <summary>An annotated attribution: who, with which words, reports what. Each list may be empty.</summary>
public sealed record GoldAttribution(IReadOnlyList<TextSpan> Source, IReadOnlyList<TextSpan> Cue, IReadOnlyList<TextSpan> Content);
