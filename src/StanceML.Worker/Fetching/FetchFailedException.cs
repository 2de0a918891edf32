namespace StanceML.Worker;

/// <summary>A page or feed could not be fetched.</summary>
/// <param name="reason">For people: goes on after "it" or the address.</param>
/// <param name="canRetry">Whether a later try may go better.</param>
/// <param name="retryAfter">What the server asked to wait; null when it did not say.</param>
/// <param name="isOverload">Whether the server said that it has too much to do (429, 503).</param>
internal sealed class FetchFailedException(string reason, bool canRetry, TimeSpan? retryAfter = null, bool isOverload = false) : Exception(reason)
{
    public bool CanRetry => canRetry;

    public TimeSpan? RetryAfter => retryAfter;

    public bool IsOverload => isOverload;
}
