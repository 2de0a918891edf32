namespace StanceML;

/// <summary>Words that point to a recognition question. One span may belong to several questions.</summary>
public readonly record struct TargetMention(TextSpan Span, RecognitionTarget Target, MentionRole Role);
