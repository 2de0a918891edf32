namespace StanceML.Training;

/// <summary>A layout in which others publish annotated articles. A new one is one more line in <see cref="All"/>.</summary>
/// <param name="Name">As it is called on the command line.</param>
/// <param name="Read">Takes a file or folder.</param>
public sealed record ImportLayout(string Name, string Describes, Func<string, QuoteCorpus> Read)
{
    public static IReadOnlyList<ImportLayout> All { get; } =
    [
        new("polnear", "PolNeAR as published (brat standoff: .txt and .ann), as JSON lines, or marked articles of ours.", PolnearCorpus.Read),
    ];

    /// <returns>Null when there is none of that name.</returns>
    public static ImportLayout? Find(string name) => All.FirstOrDefault(layout => layout.Name == name);
}
