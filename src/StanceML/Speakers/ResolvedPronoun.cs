namespace StanceML;

/// <summary>A pronoun with its candidates, as training sees it.</summary>
/// <param name="Quote">Index of its quote.</param>
internal sealed record ResolvedPronoun(int Quote, PronounClass Class, IReadOnlyList<(string Name, double[] Features)> Candidates);
