namespace StanceML.Dashboard.Desk;

/// <summary>How the last judgments of a task differ from the version's own at training.</summary>
/// <param name="Judgments">How many are looked at.</param>
/// <param name="Least">Under so many nothing is said.</param>
/// <param name="TrainingRows">Null when the version kept no answers of its training.</param>
/// <param name="Indices">Kind, <c>labels</c>, <c>confidence</c> or <c>length</c>, to population stability index; empty when there is too little to tell.</param>
/// <param name="Shares">Label and how often it was the answer, 0 to 1; empty without a reference.</param>
public sealed record ModelDrift(
    int Judgments, int Least, int? TrainingRows, IReadOnlyDictionary<string, double> Indices, IReadOnlyList<(string Label, double Training, double Recent)> Shares);
