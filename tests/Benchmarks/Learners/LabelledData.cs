using StanceML.Training;

namespace StanceML.Benchmarks;

/// <summary>Labelled rows as examples of the stance task.</summary>
internal static class LabelledData
{
    public const int Seed = 1;

    public static TaskDefinition Task => TaskDefinition.Stance;

    /// <summary>The setting that <c>train</c> chose for the shipped stance model (its card's "kept").</summary>
    public static FitOptions Setting { get; } = new(0.75f, 0.5f, Contrast: true);

    /// <param name="path">A file of labelled rows, or a folder of them.</param>
    public static IReadOnlyList<Example> Read(string path)
    {
        var encoder = StatementEncoder.BuiltIn();
        return new ExampleMaker(encoder).Make(Task, UsableRows.Of(TrainingCorpora.Read(path).Rows, encoder).Rows);
    }
}
