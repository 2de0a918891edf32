namespace StanceML;

/// <summary>Words of the text that name an actor.</summary>
/// <param name="Span">Without article or possessive.</param>
public readonly record struct ActorMention(TextSpan Span, Actor Actor, ActorForm Form);
