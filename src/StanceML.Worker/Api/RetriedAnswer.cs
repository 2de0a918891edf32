namespace StanceML.Worker;

/// <summary>What asking for another try answers.</summary>
/// <param name="Retried">How many articles and addresses wait again.</param>
internal sealed record RetriedAnswer(int Retried);
