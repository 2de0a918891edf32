using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using StanceML.Dashboard;

namespace StanceML.Worker;

/// <summary>The page that asks for a key, and the way back from it.</summary>
internal static class LoginAddress
{
    private const int MaxLength = 2_000;

    /// <param name="back">The page that was asked for.</param>
    /// <param name="failed">Whether a key was tried and is none.</param>
    public static string Of(string back, bool failed = false)
    {
        var query = new QueryBuilder { { "to", Local(back) } };
        if (failed)
        {
            query.Add("failed", "true");
        }

        return StanceDashboard.LoginPath + query;
    }

    /// <returns>The address, where it is one of this worker's; otherwise that of the first page.</returns>
    public static string Local(string? back) =>
        back is ['/', ..] and not ['/', '/' or '\\', ..]
        && back.Length <= MaxLength
        && Ascii.IsValid(back)
        && !back.Any(letter => letter is <= ' ' or '\\' or '\u007F')
            ? back
            : "/";
}
