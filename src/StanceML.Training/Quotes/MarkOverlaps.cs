namespace StanceML.Training;

/// <summary>Finds marks that lie across each other, and parts of one attribution that share words.</summary>
internal static class MarkOverlaps
{
    /// <returns>Shared words within an attribution are errors; marks of two attributions that cross are warnings, for others' corpora hold some.</returns>
    public static IEnumerable<RowProblem> Find(GoldArticle article)
    {
        var marks = article.Attributions
            .SelectMany((attribution, index) => attribution.Source.Concat(attribution.Cue).Concat(attribution.Content).Select(span => (Span: span, Number: index + 1)))
            .OrderBy(mark => mark.Span)
            .ToList();
        for (var i = 0; i < marks.Count; i++)
        {
            for (var j = i + 1; j < marks.Count && marks[j].Span.Start < marks[i].Span.End; j++)
            {
                if (marks[i].Number == marks[j].Number)
                {
                    yield return new RowProblem(
                        article.PlaceOf(marks[j].Span.Start), $"attribution {marks[j].Number}", $"'{Words(article, marks[j].Span)}' stands in another of its marks; expected words of one role", IsError: true);
                }
                else if (marks[j].Span.End > marks[i].Span.End && marks[j].Span.Start > marks[i].Span.Start)
                {
                    yield return new RowProblem(
                        article.PlaceOf(marks[j].Span.Start), $"attribution {marks[j].Number}", $"'{Words(article, marks[j].Span)}' crosses a mark of {marks[i].Number}; expected marks inside or beside each other", IsError: false);
                }
            }
        }
    }

    private static string Words(GoldArticle article, TextSpan span) => Shortened.To(span.Of(article.Article.Text).ToString(), 40);
}
