using System.Collections.Frozen;

namespace StanceML.Training;

/// <summary>Looks for annotations that would teach or measure wrongly: attributions that lack a part, marks that overlap, unknown styles and actors, repeated sentences and articles.</summary>
public sealed class QuoteCorpusCheck(TargetCatalogue catalogue, ActorDirectory actors)
{
    /// <summary>Say nothing of who is meant; a relative pronoun has its noun before it.</summary>
    private static readonly FrozenSet<string> Pronouns = "he she they it him her them his hers their its i we us my our you your".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <returns>By file and line.</returns>
    public IReadOnlyList<RowProblem> Check(IReadOnlyList<GoldArticle> articles)
    {
        var problems = new List<RowProblem>();
        foreach (var article in articles)
        {
            CheckHead(article, problems);
            for (var i = 0; i < article.Attributions.Count; i++)
            {
                CheckParts(article, i, problems);
                CheckPronoun(article, article.Attributions[i], problems);
            }

            problems.AddRange(MarkOverlaps.Find(article));
        }

        problems.AddRange(RepeatedSentences.Find(articles));
        problems.AddRange(NearDuplicates.Find(articles, article => article.Article.Text, (_, _) => true).Select(pair => new RowProblem(
            pair.Later.Place, null, FormattableString.Invariant($"shares {pair.Similarity:P0} of its word pairs with {pair.Earlier.Place}"), IsError: false)));
        return [.. problems.OrderBy(problem => problem.Place.File, StringComparer.Ordinal).ThenBy(problem => problem.Place.Line)];
    }

    private void CheckHead(GoldArticle article, List<RowProblem> problems)
    {
        if (article.Style is { } style && !ArticleStyle.All.Contains(style))
        {
            problems.Add(new RowProblem(article.Place, "style", $"found '{style}'; expected {string.Join(", ", ArticleStyle.All)}", IsError: true));
        }

        foreach (var speaker in article.Speakers)
        {
            if (speaker.Actor.Id is { } id && !KnownActors.Contain(id, catalogue, actors))
            {
                problems.Add(new RowProblem(
                    speaker.Place, "speaker", $"'{speaker.Name}' speaks for '{id}'; expected {KnownActors.Expected}, or - for nobody", IsError: true));
            }
        }
    }

    private static void CheckParts(GoldArticle article, int index, List<RowProblem> problems)
    {
        var attribution = article.Attributions[index];
        var place = article.PlaceOf(attribution.Start);
        if (attribution.Content.Count == 0)
        {
            problems.Add(new RowProblem(place, $"attribution {index + 1}", "has no content; expected what is reported", IsError: true));
        }
        else if (attribution.Cue.Count == 0 && attribution.Source.Count == 0)
        {
            problems.Add(new RowProblem(place, $"attribution {index + 1}", "has neither cue nor source; expected one at least", IsError: true));
        }

        foreach (var span in attribution.Source.Concat(attribution.Cue).Concat(attribution.Content).Where(span => IsLoose(span.Of(article.Article.Text))))
        {
            problems.Add(new RowProblem(
                article.PlaceOf(span.Start), $"attribution {index + 1}", $"'{Shortened.To(span.Of(article.Article.Text).ToString(), 40)}' begins or ends in a space; expected words only", IsError: false));
        }
    }

    private static bool IsLoose(ReadOnlySpan<char> words) => char.IsWhiteSpace(words[0]) || char.IsWhiteSpace(words[^1]);

    /// <summary>Rows of others that resolve no speaker at all are not blamed for each pronoun.</summary>
    private static void CheckPronoun(GoldArticle article, GoldAttribution attribution, List<RowProblem> problems)
    {
        if (attribution is { Speaker: null, Source: [var source] }
            && (article.TextLine is not null || article.Speakers.Count > 0)
            && Pronouns.Contains(source.Of(article.Article.Text).ToString().ToLowerInvariant()))
        {
            problems.Add(new RowProblem(
                article.PlaceOf(source.Start), null, $"'{source.Of(article.Article.Text)}' does not say who speaks; expected =Name after the number", IsError: false));
        }
    }
}
