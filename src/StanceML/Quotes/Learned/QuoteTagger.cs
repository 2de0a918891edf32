using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StanceML;

/// <summary>Cuts quotes out of a document with learned weights: which words head a cue, which words are its source and content, and whether the whole is a quote.</summary>
/// <remarks>
/// Three steps of ours, after the two of Citron (Newell et al.) and of PolNeAR's pipeline: cue heads by logistic regression; for
/// each head a linear-chain CRF over the words of its sentence; and a logistic regression over the outcome. All read the rules' proposals.
/// Immutable; safe for concurrent use. Linear in the length of the text: each head looks at a bounded window.
/// </remarks>
internal sealed class QuoteTagger(QuoteWeights weights)
{
    /// <summary>Heads less likely than this are not decoded. Half of it gained nothing on PolNeAR dev and cost a sixth more heads.</summary>
    public const float MinCueProbability = 0.25f;

    /// <summary>
    /// What a rule cut stands unless the tagger's own cut scores higher by this, in nats: of 0 to 3, PolNeAR dev gained most exact
    /// boundaries at 2.
    /// </summary>
    private const float RuleLead = 2;

    public QuoteWeights Weights => weights;

    /// <summary>Every candidate with its probability to be a quote, in text order of their cues; contents may overlap.</summary>
    public List<QuoteCandidate> Candidates(QuoteUnits units, RuleView rules)
    {
        var all = Decode(units, rules);
        var whole = new WholeFeatures(units, rules, all);
        Span<int> features = stackalloc int[WholeFeatures.Count];
        var judged = new List<QuoteCandidate>(all.Count);
        for (var i = 0; i < all.Count; i++)
        {
            whole.Fill(i, features);
            judged.Add(all[i].Candidate with { Probability = Sigmoid(weights.Whole.Score(features)) });
        }

        return judged;
    }

    /// <summary>The candidates before they are judged as wholes.</summary>
    public List<LearnedCandidate> Decode(QuoteUnits units, RuleView rules)
    {
        var cues = CueProbabilities(units, rules);
        var reader = new RoleReader(units, rules, cues, weights);
        var found = new List<LearnedCandidate>();
        for (var head = 0; head < units.Count; head++)
        {
            // A word that stands alone has nothing to report.
            if (cues[head] >= MinCueProbability && units.Window(head) is var (start, end) && end - start > 1)
            {
                found.Add(reader.Read(head));
            }
        }

        SecondVerbs.Join(units, found);
        return found;
    }

    /// <summary>Probability of each unit to head a cue; 0 for those that never do.</summary>
    private float[] CueProbabilities(QuoteUnits units, RuleView rules)
    {
        var probabilities = new float[units.Count];
        var reader = new CueFeatures(units, rules);
        Span<int> features = stackalloc int[CueFeatures.Count];
        for (var unit = 0; unit < units.Count; unit++)
        {
            if (reader.IsCandidate(unit, weights.Heads))
            {
                reader.Fill(unit, features);
                probabilities[unit] = Sigmoid(weights.Cue.Score(features));
            }
        }

        return probabilities;
    }

    public static float Sigmoid(float score) => 1 / (1 + MathF.Exp(-score));

    /// <summary>Reads the parts of one cue after the other.</summary>
    private sealed class RoleReader(QuoteUnits units, RuleView rules, float[] cues, QuoteWeights weights)
    {
        private readonly RoleFeatures _features = new(units, rules, cues);
        private readonly RoleDecoder _decoder = new();
        private readonly List<Vector128<float>> _scores = [];
        private readonly List<Vector128<float>> _steps = [];

        public LearnedCandidate Read(int head)
        {
            var (start, end) = _features.SetCue(head);
            Score(head, start, end);
            Span<QuoteRole> roles = stackalloc QuoteRole[end - start];
            var probability = _decoder.Decode(CollectionsMarshal.AsSpan(_scores), CollectionsMarshal.AsSpan(_steps), head - start, roles);
            Span<QuoteRole> ruled = stackalloc QuoteRole[end - start];
            if (_features.FillRuled(ruled))
            {
                var other = RoleDecoder.ScoreOf(CollectionsMarshal.AsSpan(_scores), CollectionsMarshal.AsSpan(_steps), ruled);
                if (other >= _decoder.BestScore - RuleLead)
                {
                    ruled.CopyTo(roles);
                }
            }

            return new LearnedCandidate(head, cues[head], probability, ToCandidate(head, start, roles));
        }

        private void Score(int head, int start, int end)
        {
            CollectionsMarshal.SetCount(_scores, end - start);
            CollectionsMarshal.SetCount(_steps, (end - start) * QuoteWeights.Roles);
            var scores = CollectionsMarshal.AsSpan(_scores);
            var steps = CollectionsMarshal.AsSpan(_steps);
            Span<int> unitFeatures = stackalloc int[RoleFeatures.Count];
            Span<int> stepFeatures = stackalloc int[RoleFeatures.StepCount];
            for (var unit = start; unit < end; unit++)
            {
                var at = unit - start;
                scores[at] = RoleFeatures.HeadScores;
                if (unit != head)
                {
                    _features.Fill(unit, unitFeatures);
                    scores[at] = weights.Role.ScoreFour(unitFeatures);
                }

                if (unit > start)
                {
                    _features.FillStep(unit, stepFeatures);
                    weights.Step.ScoreSixteen(stepFeatures, steps.Slice(at * QuoteWeights.Roles, QuoteWeights.Roles));
                }
            }
        }

        private QuoteCandidate ToCandidate(int head, int start, ReadOnlySpan<QuoteRole> roles)
        {
            List<(int First, int End)> content = [], cue = [];
            (int First, int End)? source = null;
            for (var i = 0; i < roles.Length;)
            {
                var end = i + 1;
                while (end < roles.Length && roles[end] == roles[i])
                {
                    end++;
                }

                var range = (First: units.FirstToken(start + i), End: units.EndToken(start + end - 1));
                switch (roles[i])
                {
                    case QuoteRole.Content:
                        content.Add(range);
                        break;
                    case QuoteRole.Cue when start + i <= head && head < start + end:
                        cue.Add(range);
                        break;
                    case QuoteRole.Source when source is not { } longer || range.End - range.First > longer.End - longer.First:
                        source = range;
                        break;
                }

                i = end;
            }

            var text = units.Text;
            var token = units.FirstToken(head);
            var listed = text.Entry(token).Verb?.Framing ?? text.Entry(token).Noun?.Framing ?? Framing.Plain;
            return new QuoteCandidate
            {
                Rule = "learned",
                Content = content,
                Cue = cue,
                Source = source,
                Framing = listed,
            };
        }
    }
}
