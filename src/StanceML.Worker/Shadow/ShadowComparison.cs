using StanceML.Store;

namespace StanceML.Worker;

/// <summary>Two analyses of one article held against each other.</summary>
/// <param name="Judged">Judgments compared.</param>
internal sealed record ShadowComparison(int Judged, IReadOnlyList<ShadowDisagreement> Disagreements)
{
    private static readonly ShadowJudgment NotAbout = new(Labels.Other, null, Decided: true);

    private static readonly ShadowJudgment About = new(Labels.About, null, Decided: true);

    /// <param name="live">Differs from the shadow's in the model of the task alone, so both hold the same statements.</param>
    public static ShadowComparison Of(string task, ArticleAnalysis live, ArticleAnalysis shadow)
    {
        var pairs = live.Statements.Zip(shadow.Statements).SelectMany(pair => Pairs(task, pair.First, pair.Second)).ToList();
        return new ShadowComparison(
            pairs.Count,
            [
                .. pairs.Where(pair => pair.Live.Label != pair.Shadow.Label)
                    .Select(pair => new ShadowDisagreement(live.Article.Id, pair.Statement, pair.Target, pair.Live, pair.Shadow)),
            ]);
    }

    private static IEnumerable<(int Statement, string? Target, ShadowJudgment Live, ShadowJudgment Shadow)> Pairs(string task, Statement live, Statement shadow) => task switch
    {
        Labels.SentimentTask => live.Sentiment is { } tone && shadow.Sentiment is { } other
            ? [(live.Number, null, Judgment(tone), Judgment(other))]
            : [],
        Labels.StanceTask => live.Targets.Join(
            shadow.Targets,
            target => target.Candidate.Target.Id,
            target => target.Candidate.Target.Id,
            (one, two) => (live.Number, (string?)one.Candidate.Target.Id, Judgment(one.Judgment), Judgment(two.Judgment))),
        _ => Relevant(live).Union(Relevant(shadow), StringComparer.Ordinal).Select(id => (
            live.Number, (string?)id, Relevant(live).Contains(id) ? About : NotAbout, Relevant(shadow).Contains(id) ? About : NotAbout)),
    };

    /// <summary>What a statement is about shows in what it was judged on; where neither finds a question there is nothing to compare.</summary>
    private static IEnumerable<string> Relevant(Statement statement) => statement.Targets.Select(target => target.Candidate.Target.Id);

    private static ShadowJudgment Judgment(Judgment judgment) => new(judgment.Label, Math.Round(judgment.Confidence, 4), judgment.Decided);
}
