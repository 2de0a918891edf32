namespace StanceML.Worker;

/// <summary>How the last judgments of a task differ from those at training.</summary>
/// <param name="Judgments">How many are in the window.</param>
/// <param name="Reference">Null when the version kept no answers, or while they are read.</param>
/// <param name="Indices">Kind, <c>labels</c>, <c>confidence</c> or <c>length</c>, to population stability index; empty when there is too little to tell.</param>
/// <param name="Shares">Label to its share at training and in the window; null without a reference.</param>
internal sealed record TaskDrift(
    string Task,
    string Version,
    int Judgments,
    DriftReference? Reference,
    IReadOnlyDictionary<string, double> Indices,
    IReadOnlyDictionary<string, LabelShare>? Shares);

/// <summary>How often a label was the answer, 0 to 1.</summary>
internal sealed record LabelShare(double Training, double Recent);
