namespace StanceML;

/// <summary>Task and version of a model, <c>stance/2026.11.1</c>: also its place under the models folder.</summary>
public sealed record ModelName(string Task, string Version)
{
    /// <summary>Whether a task or a version of this name stays in its folder: letters, digits, '.', '-' and '_', not beginning with '.'.</summary>
    public static bool IsPlain(string name) =>
        name.Length > 0 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <param name="models">The folder that holds one folder per task.</param>
    public string FolderIn(string models) => Path.Combine(models, Task, Version);

    public override string ToString() => $"{Task}/{Version}";
}
