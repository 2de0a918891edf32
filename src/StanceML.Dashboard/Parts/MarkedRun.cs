namespace StanceML.Dashboard.Parts;

/// <summary>Neighbouring words with the same quotes.</summary>
/// <param name="Statements">Whose quote this is; empty outside quotes.</param>
internal sealed record MarkedRun(IReadOnlyList<StatementRecord> Statements, IReadOnlyList<MarkedPiece> Pieces);
