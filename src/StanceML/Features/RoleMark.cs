namespace StanceML;

/// <summary>A stretch of text and the role that replaces it.</summary>
internal readonly record struct RoleMark(TextSpan Span, WordRole Role);
