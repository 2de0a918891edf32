namespace StanceML;

/// <summary>Says which recognition questions each statement may speak about.</summary>
/// <remarks>
/// It lists candidates generously where the words are there, for a learned model decides on relevance afterwards;
/// but a question is carried into a statement that does not name it only for a reason, since a wrong one costs more than none. Thread-safe.
/// </remarks>
public static class TargetSelector
{
    /// <param name="mentions">Of the whole article, as <see cref="TargetDetector.Detect"/> gives them.</param>
    /// <returns>One list per attribution, in its order; empty where a statement is about no recognition question.</returns>
    public static IReadOnlyList<IReadOnlyList<TargetCandidate>> Select(
        Document document, IReadOnlyList<Attribution> attributions, IReadOnlyList<TargetMention> mentions)
    {
        if (mentions.Count == 0 || document.SentenceArray.Length == 0)
        {
            return [.. attributions.Select(_ => (IReadOnlyList<TargetCandidate>)[])];
        }

        var map = new QuestionMap(document, RivalQuestions.Without(mentions));
        var selected = new List<IReadOnlyList<TargetCandidate>>(attributions.Count);
        var last = -1;
        for (var i = 0; i < attributions.Count; i++)
        {
            var view = new StatementView(document, map, attributions[i]);
            var nested = attributions[i].Quote.IsNested;
            var before = !nested && last >= 0 && view.ContinuesFrom(attributions[last]) ? selected[last] : [];
            selected.Add(view.Candidates(before));
            last = nested ? last : i;
        }

        return selected;
    }
}
