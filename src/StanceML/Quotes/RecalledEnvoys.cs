using System.Collections.Frozen;
using static StanceML.WordClasses;

namespace StanceML;

/// <summary>Tells the act from the report: a state that <c>recalled its ambassador</c> said nothing by that word.</summary>
internal static class RecalledEnvoys
{
    private static readonly FrozenSet<string> Acts = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "recall", "recalls", "recalled", "recalling");

    private static readonly FrozenSet<string> Envoys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "ambassador", "ambassadors", "envoy", "envoys", "diplomat", "diplomats", "consul", "consuls", "attaché", "attachés", "chargé", "chargés", "commissioner",
        "commissioners", "representative", "representatives", "delegate", "delegates", "delegation", "mission", "staff", "personnel", "troops", "forces", "peacekeepers");

    /// <returns>False where a clause follows, as in <c>recalled that the ambassador had promised it</c>, with or without its <c>that</c>.</returns>
    public static bool Are(TaggedDocument text, QuoteCandidate candidate)
    {
        if (candidate is not { Cue: [.., var cue], Content: [var content] } || content.First != cue.End || !IsOneOf(Acts, text, cue.End - 1))
        {
            return false;
        }

        var end = new Phrases(text).NounPhraseEnd(content.First, content.End);
        return end > content.First && IsOneOf(Envoys, text, end - 1) && !IsSubject(text, end, content.End);
    }

    /// <summary>Whether a verb that cannot be a noun follows before another clause opens: <c>the delegation from Orsk had agreed</c>, not <c>envoys from states that agreed</c>.</summary>
    private static bool IsSubject(TaggedDocument text, int from, int end)
    {
        for (var token = from; token < end && !text.Is(token, Relative | Wh | Subordinator); token++)
        {
            if (text.Is(token, VerbPast | Modal | Have | Be | Do) && !text.Is(token, Preposition | Capital))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneOf(FrozenSet<string> words, TaggedDocument text, int token) =>
        !text.InRegion(token) && words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.Word(token));
}
