using System.Globalization;

namespace StanceML.Cli;

/// <summary>How many of a thing, for people.</summary>
internal static class Plural
{
    /// <param name="noun">One of them; several end in s.</param>
    public static string Of(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
