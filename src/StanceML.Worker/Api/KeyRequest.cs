namespace StanceML.Worker;

/// <summary>What <c>POST /v1/keys</c> takes.</summary>
/// <param name="Name">Who or what will hold the key.</param>
/// <param name="Role"><c>reader</c>, <c>submitter</c>, <c>reviewer</c> or <c>admin</c>.</param>
/// <param name="Expires">ISO 8601; null for never.</param>
internal sealed record KeyRequest(string? Name, string? Role, string? Expires);
