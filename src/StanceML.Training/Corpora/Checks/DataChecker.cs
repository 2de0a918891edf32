namespace StanceML.Training;

/// <summary>Front door of checking data: reads a file or folder and finds what would teach or measure wrongly.</summary>
public sealed class DataChecker(TargetCatalogue catalogue, ActorDirectory actors)
{
    /// <param name="path">As for <see cref="TrainingCorpora.Read"/>.</param>
    /// <param name="labels">Reviews the labels too, which takes as long as training; null to leave that.</param>
    /// <param name="progress">Told each step of the review as it begins; null when nobody listens.</param>
    /// <exception cref="FileNotFoundException">Neither file nor folder.</exception>
    public DataCheck Check(string path, LabelCheck? labels, Action<string>? progress, CancellationToken cancellation)
    {
        var (rows, articles) = TrainingCorpora.Read(path);
        cancellation.ThrowIfCancellationRequested();
        var rowProblems = rows.Problems.Concat(Check(rows.Rows)).ToList();
        cancellation.ThrowIfCancellationRequested();
        var annotations = new QuoteCorpusCheck(catalogue, actors).Check(articles.Articles).Select(problem => problem with { Kind = ProblemKind.Annotation });
        List<RowProblem> articleProblems = [.. articles.Problems, .. annotations];
        cancellation.ThrowIfCancellationRequested();
        var reviews = labels?.Review(rows.Rows, progress, cancellation) ?? [];
        rowProblems.AddRange(reviews.SelectMany(review => review.Doubts).Select(doubt => doubt.ToProblem()));
        return new DataCheck(path, rows.Rows, articles.Articles, InOrder(rowProblems), articleProblems, reviews);
    }

    /// <returns>All that the rows alone show; their labels are taken as they are.</returns>
    public IReadOnlyList<RowProblem> Check(IReadOnlyList<LabelledRow> rows)
    {
        // A leak says that the row repeats another, and where that matters: once is enough.
        var leaks = LeakCheck.Find(rows).ToList();
        var leaking = leaks.Select(leak => (leak.Place, leak.Like)).ToHashSet();
        var others = CorpusCheck.Check(rows, catalogue, actors)
            .Where(problem => problem.Kind is not (ProblemKind.Repeat or ProblemKind.NearRepeat) || !leaking.Contains((problem.Place, problem.Like)));
        return InOrder([.. others, .. leaks, .. SizeCheck.Find(rows), .. TextCheck.Find(rows)]);
    }

    private static List<RowProblem> InOrder(IEnumerable<RowProblem> problems) =>
        [.. problems.OrderBy(problem => problem.Place.File, StringComparer.Ordinal).ThenBy(problem => problem.Place.Line).ThenBy(problem => problem.Kind)];
}
