namespace StanceML.Dashboard.Charts;

/// <summary>What a judgment can be, in the order of every chart and table.</summary>
internal static class Stances
{
    /// <summary>The model is not sure enough to say which of the three.</summary>
    public const string Undecided = "undecided";

    public static IReadOnlyList<string> All { get; } = [Labels.Support, Labels.Oppose, Labels.Neutral, Undecided];
}
