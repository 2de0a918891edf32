namespace StanceML.Training;

/// <summary>All that a path holds to learn from: labelled rows and annotated articles.</summary>
public sealed record TrainingCorpora(Corpus Rows, QuoteCorpus Articles)
{
    /// <param name="path">A <c>.jsonl</c> file of rows or of annotated articles, a marked article (<c>.md</c>), or a folder of any of them.</param>
    /// <exception cref="FileNotFoundException">Neither file nor folder.</exception>
    public static TrainingCorpora Read(string path)
    {
        var isFolder = Directory.Exists(path);
        var isAnnotated = !isFolder && File.Exists(path) && (AnnotatedFiles.IsMarkdown(path) || AnnotatedFiles.HoldsAttributions(path));
        return new TrainingCorpora(
            isAnnotated ? new Corpus([], []) : CorpusReader.Read(path),
            isAnnotated || isFolder ? QuoteCorpus.Read(path) : new QuoteCorpus([], []));
    }
}
