namespace StanceML.Training;

/// <summary>One labelled statement as a trainer reads it.</summary>
/// <param name="Buckets">Ascending, each once.</param>
/// <param name="Label">Index into the task's labels.</param>
/// <param name="IsMeasured">False for one that nobody labelled: it is taught, and never counts in calibration or figures.</param>
public sealed record Example(
    LabelledRow Row, int[] Buckets, float[] Values, float[] Dense, int Label, string Group, bool IsMeasured = true);
