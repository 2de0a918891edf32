namespace StanceML;

/// <summary>One condition that a version had to meet to go live.</summary>
/// <param name="Name">What was looked at: <c>F1 of oppose</c>.</param>
/// <param name="Found">In words, with its unit.</param>
/// <param name="Expected">The limit, and what it was taken from.</param>
public sealed record GateCheck(string Name, string Found, string Expected, bool Passed)
{
    public override string ToString() => $"{(Passed ? "passed" : "failed")}  {Name}: found {Found}; expected {Expected}";
}
