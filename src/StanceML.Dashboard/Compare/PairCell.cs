namespace StanceML.Dashboard.Compare;

/// <summary>The actors that hold this pair of positions.</summary>
/// <param name="One">On the first question.</param>
/// <param name="Other">On the second.</param>
/// <param name="Actors">Those with most statements first.</param>
public sealed record PairCell(string One, string Other, IReadOnlyList<ComparedRow> Actors);
