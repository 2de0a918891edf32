namespace StanceML.Dashboard.Desk;

/// <summary>What became of something that a page asked for.</summary>
/// <param name="IsDone">Whether it was done; else nothing changed.</param>
/// <param name="Words">For people: what was done, or why not.</param>
public sealed record DeskAnswer(bool IsDone, string Words)
{
    /// <summary>What the gate looked at; empty when it was not asked.</summary>
    public IReadOnlyList<GateCheck> Checks { get; init; } = [];

    public static DeskAnswer Done(string words) => new(IsDone: true, words);

    public static DeskAnswer Refused(string words) => new(IsDone: false, words);
}
