namespace StanceML.Worker;

/// <summary>What <c>POST /v1/analyze</c> answers.</summary>
/// <param name="Models">Task to <c>task/version</c> of what judged.</param>
internal sealed record AnalyzeAnswer(IReadOnlyList<StatementRecord> Statements, IReadOnlyDictionary<string, string> Models);
