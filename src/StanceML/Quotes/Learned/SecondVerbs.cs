namespace StanceML;

/// <summary>Lengthens a content that was cut before a second verb of its own: <c>The ministry said Oslo backs the plan and wants talks</c>.</summary>
/// <remarks>After a cue in the past the reporter's next verb would stand in the past too; one in the present goes on with what was said.</remarks>
internal static class SecondVerbs
{
    /// <summary>Candidates farther apart in the list are not of one sentence.</summary>
    private const int MaxApart = 8;

    public static void Join(QuoteUnits units, List<LearnedCandidate> found)
    {
        for (var i = 0; i < found.Count; i++)
        {
            for (var j = i + 1; j < found.Count && j <= i + MaxApart; j++)
            {
                if (GoesOn(units, found[i], found[j]))
                {
                    found[i] = found[i] with { Candidate = Longer(found[i].Candidate, found[j].Candidate.End) };
                }
            }
        }
    }

    private static bool GoesOn(QuoteUnits units, LearnedCandidate first, LearnedCandidate second)
    {
        var end = first.Candidate.End;
        return units.Classes[first.Head] == (byte)PartOfSpeech.PastVerb
            && units.Classes[second.Head] is (byte)PartOfSpeech.VerbS or (byte)PartOfSpeech.PresentVerb
            && first.Candidate.Start > units.FirstToken(first.Head)
            && second.Candidate.Cue is [var cue, ..]
            && end < units.Text.Tokens.Length && cue.First == end + 1 && units.Text.Is(end, WordClasses.Conjunction)
            && second.Candidate.End > cue.End;
    }

    private static QuoteCandidate Longer(QuoteCandidate candidate, int end) =>
        candidate with { Content = [.. candidate.Content.SkipLast(1), (candidate.Content[^1].First, end)] };
}
