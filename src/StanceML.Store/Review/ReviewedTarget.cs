namespace StanceML.Store;

/// <param name="Id">Of a recognition question.</param>
/// <param name="Stance"><c>support</c>, <c>oppose</c> or <c>neutral</c>.</param>
public sealed record ReviewedTarget(string Id, string Stance);
