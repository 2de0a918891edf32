namespace StanceML.Store;

/// <summary>What a retraining was asked for.</summary>
/// <param name="Tasks">At least one.</param>
/// <param name="By">Name of the key that asked.</param>
/// <param name="Corrections">Version of the corrections that are taught.</param>
/// <param name="Rows">How many they are.</param>
public sealed record RetrainingOrder(IReadOnlyList<string> Tasks, string Why, string By, string Corrections, int Rows);
