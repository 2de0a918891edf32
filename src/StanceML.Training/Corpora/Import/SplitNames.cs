using System.Text.RegularExpressions;

namespace StanceML.Training;

/// <summary>The split that a value or a file's name tells.</summary>
internal static partial class SplitNames
{
    /// <returns><c>train</c>, <c>dev</c>, <c>test</c>, or the value itself; null when it is empty.</returns>
    public static string? Of(string? value) => value?.Trim() switch
    {
        null or "" => null,
        var name => OfFile(name) ?? name,
    };

    /// <summary>SemEval-2016's trial data are the first rows of its training data; NewsMTSC's <c>devtest</c> files are what others are measured on.</summary>
    /// <returns>Null when the name tells none.</returns>
    public static string? OfFile(string file)
    {
        var match = Part().Match(Path.GetFileNameWithoutExtension(file).ToLowerInvariant());
        return !match.Success ? null : match.Groups["part"].Value switch
        {
            "train" or "trial" => "train",
            "test" or "devtest" => "test",
            _ => "dev",
        };
    }

    [GeneratedRegex("(?<![a-z])(?<part>train|trial|devtest|test|dev|val)(?:ing|idation|id|elopment)?(?:data|set)?(?![a-z])")]
    private static partial Regex Part();
}
