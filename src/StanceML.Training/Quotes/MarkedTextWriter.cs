using System.Globalization;
using System.Text;

namespace StanceML.Training;

/// <summary>Puts the marks of attributions into their text.</summary>
internal static class MarkedTextWriter
{
    /// <exception cref="InvalidDataException">Braces or bars in the text, or marks that cross.</exception>
    public static string Write(GoldArticle article)
    {
        var text = article.Article.Text;
        if (text.AsSpan().IndexOfAny("{|}") is var at && at >= 0)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{article.Article.Id}: '{text[at]}' at {at}; a marked text may hold no brace or bar"));
        }

        var written = new StringBuilder(text.Length * 2);
        var open = new Stack<TextSpan>();
        var from = 0;
        void CopyTo(int end)
        {
            while (open.TryPeek(out var inner) && inner.End <= end)
            {
                written.Append(text, from, inner.End - from).Append('}');
                from = open.Pop().End;
            }

            written.Append(text, from, end - from);
            from = end;
        }

        foreach (var mark in Marks(article))
        {
            CopyTo(mark.Span.Start);
            if (open.TryPeek(out var outer) && mark.Span.End > outer.End)
            {
                throw new InvalidDataException($"{article.Article.Id}: {outer} and {mark.Span} cross; marks may only stand inside each other");
            }

            written.Append(Head(mark));
            open.Push(mark.Span);
        }

        CopyTo(text.Length);
        return written.ToString();
    }

    /// <returns>Outer marks before those inside them.</returns>
    private static IEnumerable<GoldMark> Marks(GoldArticle article) =>
        article.Attributions
            .SelectMany((attribution, index) => Marks(article, attribution, index + 1))
            .GroupBy(mark => (mark.Span, mark.Role, mark.Name))
            .Select(same => same.First() with { Numbers = [.. same.SelectMany(mark => mark.Numbers).Distinct()] })
            .OrderBy(mark => mark.Span.Start)
            .ThenByDescending(mark => mark.Span.End)
            .ThenByDescending(mark => mark.Role);

    private static IEnumerable<GoldMark> Marks(GoldArticle article, GoldAttribution attribution, int number)
    {
        var name = attribution.Speaker == SourceName.Of(article.Article.Text, attribution.Source, article.Speakers) ? null : attribution.Speaker;
        return attribution.Source.Select(span => new GoldMark(GoldRole.Source, [number], name, span))
            .Concat(attribution.Cue.Select(span => new GoldMark(GoldRole.Cue, [number], null, span)))
            .Concat(attribution.Content.Select(span => new GoldMark(GoldRole.Content, [number], null, span)));
    }

    private static string Head(GoldMark mark)
    {
        var letter = mark.Role switch { GoldRole.Source => 's', GoldRole.Cue => 'q', _ => 'c' };
        var name = mark.Name is null ? "" : $"={mark.Name}";
        return $"{{{letter}{string.Join(',', mark.Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))}{name}|";
    }
}
