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

    /// <returns>False where a clause follows: <c>recalled its ambassador had promised it</c>.</returns>
    public static bool Are(TaggedDocument text, QuoteCandidate candidate)
    {
        if (candidate.Cue.Count == 0 || !Acts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.Word(candidate.Cue[^1].End - 1)))
        {
            return false;
        }

        var end = new Phrases(text).NounPhraseEnd(candidate.Start, candidate.Content[0].End);
        return HoldsEnvoy(text, candidate.Start, end) && (end == candidate.Content[0].End || !text.Is(end, VerbPast | VerbS | VerbBase | Modal | Have | Be | Do));
    }

    private static bool HoldsEnvoy(TaggedDocument text, int first, int end)
    {
        for (var token = first; token < end; token++)
        {
            if (!text.InRegion(token) && Envoys.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.Word(token)))
            {
                return true;
            }
        }

        return false;
    }
}
