namespace StanceML.Dashboard.Parts;

/// <summary>Neighbouring words with the same marks.</summary>
internal sealed record MarkedPiece(string Text, bool IsSpeaker, bool IsCue, IReadOnlyList<EvidenceRecord> Evidence);
