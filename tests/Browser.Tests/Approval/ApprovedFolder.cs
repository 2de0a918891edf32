using System.Globalization;
using System.Runtime.CompilerServices;

namespace StanceML.Browser.Tests.Approval;

/// <summary>The pages as somebody looked at them and found them good, in <c>Approved/</c>.</summary>
internal static class ApprovedFolder
{
    /// <summary>Whether this run writes the folder anew in place of comparing with it.</summary>
    public static bool IsRenewed { get; } = Environment.GetEnvironmentVariable("STANCEML_APPROVE") == "1";

    private static string Root { get; } = Path.Combine(SourceFolder(), "..", "Approved");

    public static string LookOf(string page) => Path.Combine(Root, $"{page}.txt");

    public static string PictureOf(string page, int width) => Path.Combine(Root, string.Create(CultureInfo.InvariantCulture, $"{page}-{width}.webp"));

    /// <returns>Files of pages that are no more.</returns>
    public static IEnumerable<string> Stale() => Directory.GetFiles(Root).Select(Path.GetFullPath).Except(
        Pages.All.SelectMany(page => Pages.Widths.Select(width => PictureOf(page.Name, width)).Append(LookOf(page.Name)))
            .Append(Path.Combine(Root, "README.md"))
            .Select(Path.GetFullPath));

    private static string SourceFolder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
