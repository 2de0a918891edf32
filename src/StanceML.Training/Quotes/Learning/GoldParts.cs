namespace StanceML.Training;

/// <summary>Turns annotated spans into what the tagger learns: the head of a cue, and the part of each unit.</summary>
internal static class GoldParts
{
    private const WordClasses Small = WordClasses.Auxiliary | WordClasses.Not | WordClasses.Adverb | WordClasses.Determiner | WordClasses.Pronoun | WordClasses.To;

    /// <returns>The unit that carries the cue: a reporting verb before other verbs, before nouns, before the rest; -1 when all of it stands in quotation marks.</returns>
    public static int HeadOf(QuoteUnits units, IReadOnlyList<TextSpan> cue)
    {
        var (head, best) = (-1, int.MaxValue);
        foreach (var unit in cue.SelectMany(span => UnitsIn(units, span)))
        {
            if (!units.IsRegion(unit) && Rank(units, unit) is var rank && rank < best)
            {
                (head, best) = (unit, rank);
            }
        }

        return head;
    }

    /// <returns>One part for each unit from start to end.</returns>
    public static QuoteRole[] RolesOf(QuoteUnits units, GoldAttribution gold, int head, int start, int end)
    {
        var roles = new QuoteRole[end - start];
        for (var unit = start; unit < end; unit++)
        {
            roles[unit - start] =
                unit == head || (!units.IsRegion(unit) && IsIn(units, gold.Cue, unit)) ? QuoteRole.Cue
                : IsIn(units, gold.Source, unit) ? QuoteRole.Source
                : IsIn(units, gold.Content, unit) ? QuoteRole.Content
                : QuoteRole.None;
        }

        return roles;
    }

    private static IEnumerable<int> UnitsIn(QuoteUnits units, TextSpan span)
    {
        var tokens = units.Text.Tokens;
        for (var token = units.Text.Document.TokenAt(span.Start); token < tokens.Length && tokens[token].Span.Start < span.End; token++)
        {
            yield return units.UnitOf(token);
        }
    }

    private static int Rank(QuoteUnits units, int unit)
    {
        var text = units.Text;
        var token = units.FirstToken(unit);
        var tag = (PartOfSpeech)units.Classes[unit];
        var isVerb = tag.IsVerb();
        var isSmall = text.Is(token, Small);
        return isVerb && text.Entry(token).Verb is { } verb && verb.Has(FrameSet.Clause) ? 0
            : isVerb && !isSmall ? 1
            : text.Entry(token).Noun is not null ? 2
            : tag is PartOfSpeech.Noun or PartOfSpeech.PluralNoun ? 3
            : !isSmall && text.Tokens[token].Kind == TokenKind.Word ? 4
            : text.Is(token, WordClasses.Colon) ? 5
            : 6;
    }

    /// <summary>Whether the spans hold more than half of the unit's tokens.</summary>
    private static bool IsIn(QuoteUnits units, IReadOnlyList<TextSpan> spans, int unit)
    {
        var (first, end) = (units.FirstToken(unit), units.EndToken(unit));
        var held = 0;
        for (var token = first; token < end; token++)
        {
            var start = units.Text.Tokens[token].Span.Start;
            held += spans.Any(span => span.Contains(start)) ? 1 : 0;
        }

        return 2 * held > end - first;
    }
}
