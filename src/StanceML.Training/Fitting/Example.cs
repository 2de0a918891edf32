namespace StanceML.Training;

/// <summary>One labelled statement as a trainer reads it.</summary>
/// <param name="Buckets">Ascending, each once.</param>
/// <param name="Label">Index into the task's labels.</param>
public sealed record Example(LabelledRow Row, int[] Buckets, float[] Values, float[] Dense, int Label, string Group)
{
    /// <summary>What the row is judged against, as the features saw it; null when nothing.</summary>
    public string? Target { get; init; }

    /// <summary>Buckets that an example may have, from 0: more than the hashed ones where a pretrained encoder adds its vector.</summary>
    public int Width { get; init; } = StatementFeatures.BucketCount;

    /// <summary>False for one that nobody labelled, or whose label is more frequent among the rows than where the model will judge: it is taught and calibrated with, and never counts in figures.</summary>
    public bool IsMeasured { get; init; } = true;
}
