namespace StanceML.Benchmarks;

/// <summary>How one request ended.</summary>
/// <param name="Status">Of the answer; 0 when the connection was closed without one, as befits what is no request.</param>
/// <param name="IsHang">Neither an answer nor an end in time.</param>
internal sealed record FuzzOutcome(int Number, string Endpoint, int Status, bool IsHang)
{
    /// <summary>503 is an answer: the worker is too full, or a part of it is away. So is 505, to a version of HTTP that does not exist.</summary>
    public bool IsBad => IsHang || (Status >= 500 && Status is not (503 or 505));
}
