namespace StanceML.Worker;

/// <summary>What is posted to a webhook.</summary>
/// <param name="Type"><c>statements</c> (new ones), <c>corrected</c> (what they say since a reviewer's decision), <c>changes</c> (of position), or <c>test</c>.</param>
/// <param name="Timestamp">When it was sent.</param>
/// <param name="Data">All of the type, in the order in which they were stored, at most 100; none in a test.</param>
internal sealed record WebhookBatch<T>(string Type, DateTimeOffset Timestamp, IReadOnlyList<T> Data);
