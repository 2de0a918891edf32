using StanceML.Training;

namespace StanceML.Cli;

/// <summary>Tells of rows that their data keep for measuring.</summary>
internal static class HeldBackLine
{
    /// <summary>Learn from every row, whatever its split.</summary>
    public const string Option = "--all-splits";

    /// <param name="data">Where the rows stand.</param>
    /// <param name="heldBack">Null when there are none: then nothing is said.</param>
    public static void Say(StandardStreams streams, string data, HeldBackRows? heldBack)
    {
        if (heldBack is not null)
        {
            streams.Say($"{data}: {heldBack}{(heldBack.AreLeftOut ? $"; {Option} learns from them too" : "")}");
        }
    }
}
