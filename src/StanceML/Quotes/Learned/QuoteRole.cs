namespace StanceML;

/// <summary>The part that a unit plays for one cue.</summary>
internal enum QuoteRole : byte
{
    None,
    Source,
    Cue,
    Content,
}
