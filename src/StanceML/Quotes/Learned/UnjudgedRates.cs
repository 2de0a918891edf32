namespace StanceML;

/// <summary>Share of right ones, 0 to 1, among quotes in marks that the model itself did not find, measured on held-out articles.</summary>
/// <param name="Ruled">Found by a rule beside a reporting clause.</param>
/// <param name="Alone">Whole sentences in marks without a cue.</param>
internal sealed record UnjudgedRates(double Ruled, double Alone);
