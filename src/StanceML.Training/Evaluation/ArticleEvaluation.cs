namespace StanceML.Training;

/// <summary>How an analysis compares with what readers found in the same article.</summary>
public sealed record ArticleEvaluation
{
    /// <summary>Shared characters over characters of either: from here a statement counts as found.</summary>
    public const double FoundOverlap = 0.5;

    public required string Article { get; init; }

    public required int Gold { get; init; }

    public required int Found { get; init; }

    /// <summary>Of those found, the resolved name contains, or is contained in, the reader's.</summary>
    public required int SpeakersRight { get; init; }

    /// <summary>(Statement, target) pairs on which readers agree.</summary>
    public required int Pairs { get; init; }

    public required int PairsRight { get; init; }

    /// <summary>Statements of ours that match none of the readers'.</summary>
    public required int Extra { get; init; }

    /// <summary>One line for each thing missed, wrong or too much.</summary>
    public required IReadOnlyList<string> Errors { get; init; }

    public static ArticleEvaluation Compare(ArticleAnalysis analysis, IReadOnlyList<GoldStatement> gold)
    {
        var matches = Match(analysis.Statements, gold);
        var errors = new List<string>();
        int speakers = 0, pairs = 0, pairsRight = 0;
        for (var i = 0; i < gold.Count; i++)
        {
            var statement = matches[i];
            var speaker = statement?.Attribution.Speaker?.Name;
            if (statement is null)
            {
                errors.Add($"missed  {At(gold[i].Spans)}");
            }
            else if (SpeakerNames.AreSame(speaker, gold[i].Speaker))
            {
                speakers++;
            }
            else
            {
                errors.Add($"speaker {At(gold[i].Spans)}: found {speaker ?? "nobody"}; expected {gold[i].Speaker ?? "nobody"}");
            }

            foreach (var (target, stance) in gold[i].Targets.Where(pair => pair.Value is not null))
            {
                var found = statement?.Targets.FirstOrDefault(t => t.Candidate.Target.Id == target)?.Judgment.Label;
                pairs++;
                pairsRight += found == stance ? 1 : 0;
                if (found != stance)
                {
                    errors.Add($"stance  {At(gold[i].Spans)} {target}: found {found ?? "nothing"}; expected {stance}");
                }
            }
        }

        var extra = analysis.Statements.Except(matches.OfType<Statement>()).ToList();
        errors.AddRange(extra.Select(statement => $"extra   {At(statement.Attribution.Quote.Spans)}"));
        return new ArticleEvaluation
        {
            Article = analysis.Article.Id,
            Gold = gold.Count,
            Found = matches.Count(match => match is not null),
            SpeakersRight = speakers,
            Pairs = pairs,
            PairsRight = pairsRight,
            Extra = extra.Count,
            Errors = errors,
        };
    }

    /// <summary>Pairs each gold statement with at most one of ours, best overlap first.</summary>
    private static Statement?[] Match(IReadOnlyList<Statement> statements, IReadOnlyList<GoldStatement> gold)
    {
        var matches = new Statement?[gold.Count];
        var taken = new HashSet<int>();
        var pairs = from g in Enumerable.Range(0, gold.Count)
                    from statement in statements
                    let overlap = Overlap(gold[g].Spans, statement.Attribution.Quote.Spans)
                    where overlap >= FoundOverlap
                    orderby overlap descending, g, statement.Number
                    select (g, statement);
        foreach (var (g, statement) in pairs)
        {
            if (matches[g] is null && taken.Add(statement.Number))
            {
                matches[g] = statement;
            }
        }

        return matches;
    }

    private static double Overlap(IReadOnlyList<TextSpan> a, IReadOnlyList<TextSpan> b)
    {
        var shared = a.Sum(x => b.Sum(y => Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start))));
        return (double)shared / (a.Sum(x => x.Length) + b.Sum(y => y.Length) - shared);
    }

    private static string At(IReadOnlyList<TextSpan> spans) => string.Join(' ', spans);
}
