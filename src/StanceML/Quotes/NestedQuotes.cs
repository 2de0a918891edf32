using System.Collections.Frozen;
using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Finds words that a speaker reports of somebody else: <c>Lavrov said that Vucic had told him that …</c>, <c>“The mayor told us ‘…’,” she said</c>.</summary>
/// <remarks>
/// One level deep once their speakers are known, and only where a third party plainly spoke: what is denied, supposed, asked, thought or said by people in general is left out. Linear.
/// </remarks>
internal sealed class NestedQuotes(TaggedDocument text)
{
    private static readonly FrozenSet<string> Rules = FrozenSet.Create(StringComparer.Ordinal, "quoted-before", "quoted-after", "that-clause", "bare-clause", "told-that");

    /// <returns>In text order, what holds others before them: some may share words, for only their speakers tell which of those stands.</returns>
    /// <param name="proposed">The rules' candidates, in the order of their cues.</param>
    /// <param name="outer">Those that stand, in text order.</param>
    public List<Quote> Find(IReadOnlyList<QuoteCandidate> proposed, IReadOnlyList<QuoteCandidate> outer)
    {
        var found = InContent(proposed, outer);
        found.AddRange(InMarks());
        found.Sort((left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : right.End.CompareTo(left.End));
        return found;
    }

    /// <summary>Those whose cue stands in another's content outside quotation marks.</summary>
    private List<Quote> InContent(IReadOnlyList<QuoteCandidate> proposed, IReadOnlyList<QuoteCandidate> outer)
    {
        var found = new List<Quote>();
        var contents = outer.SelectMany(one => one.Content.Select(range => (Range: range, one.Cue))).OrderBy(content => content.Range.First).ToList();
        var next = 0;

        // "“No,” the Times reported" in words that were read too far: the clause after the marks is the reporter's.
        foreach (var one in proposed.Where(one => one.Cue.Count == 1 && IsSpeech(one.Cue[0].End - 1) && one.Rule != "quoted-before"))
        {
            var cue = one.Cue[0];
            while (next < contents.Count && contents[next].Range.End <= cue.First)
            {
                next++;
            }

            if (next < contents.Count && contents[next].Range is var range && cue.First >= range.First && cue.End <= range.End
                && !contents[next].Cue.Any(own => own.First < cue.End && cue.First < own.End) && Cut(text, one, range) is { } cut && !IsBesideClause(range.First, cut.Source!.Value.First))
            {
                found.Add(Nested(text, cut));
            }
        }

        return found;
    }

    /// <summary><c>said that it was late, and when pressed Holt replied</c>: after a comma and a conjunction the reporter speaks again, rather than whoever was reported.</summary>
    private bool IsBesideClause(int first, int source)
    {
        for (var at = Math.Max(first, text.WindowOf(source).FirstToken); at < source; at++)
        {
            if (text.Is(at, Mark) || text.IsWord(at, "but") || (text.Is(at, Comma | Dash) && text.Is(at + 1, Conjunction | Subordinator)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those whose cue stands inside quotation marks, which the rules pass over.</summary>
    private List<Quote> InMarks()
    {
        var found = new List<Quote>();
        var regions = text.Regions.Where(HoldsSpeech).ToList();
        if (regions.Count == 0)
        {
            return found;
        }

        var inside = text.InMarks(regions);
        var cues = new CueReader(inside);
        foreach (var region in regions)
        {
            var interior = (First: region.FirstToken + 1, End: inside.InteriorEnd(region));
            for (var at = interior.First; at < interior.End; at++)
            {
                if (IsSpeech(at) && !inside.InRegion(at) && cues.At(at) is { } one && Cut(inside, one, interior) is { } cut)
                {
                    found.Add(Nested(inside, cut));
                }
            }
        }

        return found;
    }

    private static Quote Nested(TaggedDocument view, QuoteCandidate candidate) => QuoteBuilder.ToQuote(view, candidate) with { IsNested = true };

    private bool HoldsSpeech(QuotedRegion region)
    {
        for (var at = region.FirstToken + 1; at < region.EndToken; at++)
        {
            if (IsSpeech(at))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSpeech(int token) => text.Entry(token).Verb is { IsSpeech: true };

    /// <summary>The candidate as far as it lies in the outer words; null when a part of it does not, or when it is not plainly a third party's speech.</summary>
    private QuoteCandidate? Cut(TaggedDocument view, QuoteCandidate one, (int First, int End) outer)
    {
        if (!Rules.Contains(one.Rule) || one.Cue is not [var cue] || SourceOf(view, one) is not { } source || !IsSpeech(cue.End - 1) || !Holds(outer, cue) || !Holds(outer, source)
            || one.Content[0].First < outer.First || one.Content[^1].First >= outer.End)
        {
            return null;
        }

        var content = one.Content.Select(range => (range.First, End: EndIn(view, range, outer.End))).ToList();
        return ThirdPartySpeech.Is(view, cue, source, outer) && ThirdPartySpeech.IsClause(view, content)
            ? one with { Content = content, Source = source }
            : null;
    }

    /// <summary>Where marks open the words and hold a clause, all after them is the outer speaker's: <c>told you ‘we will wait’, and he was wrong</c>.</summary>
    private static int EndIn(TaggedDocument view, (int First, int End) range, int end)
    {
        var marked = view.InRegion(range.First) ? view.Regions[view.RegionOf(range.First)].EndToken : int.MaxValue;
        return Math.Min(Math.Min(range.End, end), marked < range.End && ThirdPartySpeech.IsClause(view, [(range.First, marked)]) ? marked : int.MaxValue);
    }

    /// <summary><c>I remember that the minister said</c>: the joint is no part of the subject.</summary>
    private static (int First, int End)? SourceOf(TaggedDocument view, QuoteCandidate one) =>
        one.Source is { } source && source.First + 1 < source.End && view.IsWord(source.First, "that") && view.Is(source.First + 1, Determiner | Possessive) ? (source.First + 1, source.End) : one.Source;

    private static bool Holds((int First, int End) outer, (int First, int End) part) => part.First >= outer.First && part.End <= outer.End;
}
