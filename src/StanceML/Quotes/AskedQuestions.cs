using System.Collections.Frozen;
using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Tells the question that somebody was asked: <c>Asked whether it would vote, she said no</c>. To an annotator reported words, but none of hers.</summary>
internal static class AskedQuestions
{
    /// <summary>Written for StanceML.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbs = FrozenSet
        .Create(StringComparer.OrdinalIgnoreCase, "asked", "pressed", "questioned", "quizzed", "grilled")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What somebody was told before he answered is asked as well, where the sentence opens with it: <c>Told that it had voted, she said no</c>.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prompts = FrozenSet
        .Create(StringComparer.OrdinalIgnoreCase, "told", "reminded", "informed")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>False where the asker is named: <c>Moss asked whether</c>, <c>asked by Moss whether</c>, <c>“Whether what?” asked Moss</c>.</returns>
    public static bool Are(TaggedDocument text, QuoteCandidate candidate)
    {
        if (candidate.Cue is not [var cue, ..] || VerbIn(text, cue) is not (>= 0 and var verb) || text.InRegion(verb))
        {
            return false;
        }

        if (candidate.Source is { } asker && asker.First > verb && (asker.First == verb + 1 || text.IsWord(asker.First - 1, "by")))
        {
            return false;
        }

        return IsPassive(text, verb, candidate.End) && !(verb + 1 < text.Tokens.Length && text.IsWord(verb + 1, "by"));
    }

    private static int VerbIn(TaggedDocument text, (int First, int End) cue)
    {
        for (var token = cue.First; token < cue.End; token++)
        {
            if (Verbs.Contains(text.Word(token)) || (Prompts.Contains(text.Word(token)) && OpensAnswer(text, token)))
            {
                return token;
            }
        }

        return -1;
    }

    /// <summary>Whether the verb opens a sentence in which a comma and the answer follow.</summary>
    private static bool OpensAnswer(TaggedDocument text, int verb)
    {
        var sentence = text.WindowOf(verb);
        return (verb == sentence.FirstToken || (verb == sentence.FirstToken + 1 && text.IsWord(verb - 1, "when")))
            && verb + 1 < sentence.EndToken && (text.IsWord(verb + 1, "that") || text.IsWord(verb + 1, "of"));
    }

    /// <summary>Whether no subject of its own stands before the verb: it opens the sentence, or follows <c>when</c>, a form of <c>be</c>, or the comma after whoever was asked.</summary>
    private static bool IsPassive(TaggedDocument text, int verb, int contentEnd)
    {
        var first = text.WindowOf(verb).FirstToken;
        var before = verb - 1;
        while (before >= first && text.Is(before, Adverb | Not) && !text.Is(before, Be))
        {
            before--;
        }

        return before < first
            || (text.Is(before, Be) && !text.IsWord(before, "be"))
            || text.IsWord(before, "when") || text.IsWord(before, "if") || text.IsWord(before, "after") || text.IsWord(before, "while")
            || (text.Is(before, Comma) && before > first && ClosesApposition(text, contentEnd));
    }

    /// <summary><c>Moss, asked whether it would vote, said no</c>: the verb of whoever was asked comes after the question.</summary>
    private static bool ClosesApposition(TaggedDocument text, int end) =>
        end + 1 < text.Tokens.Length && text.Is(end, Comma) && text.Is(end + 1, VerbPast | VerbS | Auxiliary);
}
