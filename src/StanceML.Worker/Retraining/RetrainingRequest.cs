namespace StanceML.Worker;

/// <summary>The first line that a training process reads; the corrections follow, one row a line. Then its input stays open while it is wanted.</summary>
/// <param name="Data">The folder of training rows.</param>
/// <param name="Models">Where the versions are written.</param>
/// <param name="Corrections">Version of the corrections.</param>
/// <param name="Rows">How many lines follow.</param>
internal sealed record RetrainingRequest(string Data, string Models, IReadOnlyList<string> Tasks, string Corrections, int Rows);
