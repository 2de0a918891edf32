namespace StanceML.Worker;

/// <summary>What <c>POST /v1/analyze</c> answers.</summary>
internal sealed record AnalyzeAnswer(IReadOnlyList<StatementRecord> Statements);
