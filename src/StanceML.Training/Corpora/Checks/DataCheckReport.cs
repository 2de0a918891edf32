using System.Text.Json;

namespace StanceML.Training;

/// <summary>Writes what a check found for people and for programs.</summary>
public static class DataCheckReport
{
    public const string PageName = "data-check.html";

    public const string JsonName = "data-check.json";

    /// <param name="folder">Made when it is not there; older reports in it are written over.</param>
    public static void Write(DataCheck check, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, PageName), DataCheckPage.ToHtml(check));
        using var json = File.Create(Path.Combine(folder, JsonName));
        JsonSerializer.Serialize(json, DataCheckRecord.Of(check), DataCheckJson.Readable.DataCheckRecord);
    }
}
