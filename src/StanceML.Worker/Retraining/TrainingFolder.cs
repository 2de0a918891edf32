namespace StanceML.Worker;

/// <summary>Where the rows are that corrections join.</summary>
internal static class TrainingFolder
{
    private const string ShippedName = "training-data";

    /// <param name="named">By the options; null or empty to look in the usual places.</param>
    /// <returns>The path, or why there is none.</returns>
    public static (string? Path, string? Problem) Find(string? named)
    {
        string[] places = string.IsNullOrEmpty(named) ? [ShippedName, Path.Combine(AppContext.BaseDirectory, ShippedName)] : [named];
        var found = places.FirstOrDefault(HoldsRows);
        return found is not null ? (Path.GetFullPath(found), null)
            : (null, $"There is no training data: neither {string.Join(" nor ", places.Select(Path.GetFullPath))} holds a .jsonl file; name its folder as StanceML__TrainingData.");
    }

    private static bool HoldsRows(string path) =>
        File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFiles(path, "*.jsonl", SearchOption.AllDirectories).Any());
}
