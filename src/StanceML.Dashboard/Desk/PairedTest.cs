namespace StanceML.Dashboard.Desk;

/// <summary>McNemar's exact test of two versions on the same rows.</summary>
/// <param name="OnlyThisRight">Rows that this version alone got right.</param>
/// <param name="OnlyOtherRight">Rows that the other alone got right.</param>
/// <param name="PValue">Two-sided, 0 to 1.</param>
public sealed record PairedTest(int OnlyThisRight, int OnlyOtherRight, double PValue);
