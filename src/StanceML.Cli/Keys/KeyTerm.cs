using System.CommandLine.Parsing;
using System.Globalization;

namespace StanceML.Cli;

/// <summary>How long a key can be used, as <c>90d</c> or <c>12h</c>.</summary>
internal static class KeyTerm
{
    /// <summary>Longer is never.</summary>
    private const int MaxDays = 3_650;

    public static TimeSpan? Parse(ArgumentResult argument)
    {
        var word = argument.Tokens.Count > 0 ? argument.Tokens[0].Value : "";
        var term = word is [.. var digits, 'd' or 'h'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? word[^1] == 'd' ? TimeSpan.FromDays(Math.Min(count, MaxDays + 1)) : TimeSpan.FromHours(count)
            : TimeSpan.Zero;
        if (term > TimeSpan.Zero && term <= TimeSpan.FromDays(MaxDays))
        {
            return term;
        }

        argument.AddError($"--expires is '{word}'; expected days or hours, such as 90d or 12h, up to {MaxDays}d.");
        return null;
    }
}
