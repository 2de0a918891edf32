using System.Runtime.Intrinsics;

namespace StanceML;

/// <summary>Finds the likeliest row of parts that holds a content, and its probability. Reused from cue to cue; not for concurrent use.</summary>
/// <remarks>The four parts stand in the four lanes of a vector.</remarks>
internal sealed class RoleDecoder
{
    private const int Roles = QuoteWeights.Roles;

    private const float Never = -1e30f;

    private static readonly Vector128<float> ContentLane = Vector128.Create(0, 0, 0, -1).AsSingle();

    private const int Layers = 3;

    /// <summary>Layers of the search: no content yet; a content that may open or go on; a content that is over on this side of the cue.</summary>
    private const int Before = 0, Open = 1, Over = 2;

    /// <summary>Best scores, and where they came from: the layer before times four plus its part.</summary>
    private Vector128<float>[] _best = new Vector128<float>[64 * Layers];
    private Vector128<int>[] _from = new Vector128<int>[64 * Layers];

    /// <param name="units">Scores of each unit, one per part.</param>
    /// <param name="steps">Scores of the step to each unit from the one before, four rows a unit; the first unit's are not read.</param>
    /// <param name="head">Index of the cue's head: a content stands in one piece on each side of it.</param>
    /// <param name="roles">Receives the parts, one per unit.</param>
    /// <returns>Probability of these parts, 0 to 1.</returns>
    public float Decode(ReadOnlySpan<Vector128<float>> units, ReadOnlySpan<Vector128<float>> steps, int head, Span<QuoteRole> roles)
    {
        if (_best.Length < roles.Length * Layers)
        {
            (_best, _from) = (new Vector128<float>[2 * roles.Length * Layers], new Vector128<int>[2 * roles.Length * Layers]);
        }

        var total = Search(units, steps, head);
        var end = (roles.Length - 1) * Layers;
        var state = Open * Roles;
        for (var s = Open * Roles; s < Layers * Roles; s++)
        {
            state = At(end, s) > At(end, state) ? s : state;
        }

        BestScore = At(end, state);
        for (var i = roles.Length - 1; i >= 0; i--)
        {
            roles[i] = (QuoteRole)(state % Roles);
            state = i > 0 ? _from[(i * Layers) + (state / Roles)][state % Roles] : state;
        }

        return MathF.Exp(BestScore - total);
    }

    private float At(int column, int state) => _best[column + (state / Roles)][state % Roles];

    /// <summary>Of the parts that were decoded last.</summary>
    public float BestScore { get; private set; }

    /// <summary>Score of given parts, comparable with <see cref="BestScore"/>.</summary>
    public static float ScoreOf(ReadOnlySpan<Vector128<float>> units, ReadOnlySpan<Vector128<float>> steps, ReadOnlySpan<QuoteRole> roles)
    {
        var score = units[0][(int)roles[0]];
        for (var i = 1; i < roles.Length; i++)
        {
            score += units[i][(int)roles[i]] + steps[(i * Roles) + (int)roles[i - 1]][(int)roles[i]];
        }

        return score;
    }

    /// <returns>Logarithm of the sum over all rows of parts, with a content or without.</returns>
    private float Search(ReadOnlySpan<Vector128<float>> units, ReadOnlySpan<Vector128<float>> steps, int head)
    {
        var never = Vector128.Create(Never);
        var forward = units[0];
        _best[Before] = Vector128.ConditionalSelect(ContentLane, never, units[0]);
        _best[Open] = Vector128.ConditionalSelect(ContentLane, units[0], never);
        _best[Over] = never;
        for (var i = 1; i < units.Length; i++)
        {
            var step = steps.Slice(i * Roles, Roles);
            Extend(i, units[i], step, never);
            if (i == head)
            {
                // Past the cue a content may open once more.
                Merge(i * Layers);
                _best[(i * Layers) + Over] = never;
            }

            forward = units[i] + LogSum(forward, step);
        }

        var most = MathF.Max(MathF.Max(forward[0], forward[1]), MathF.Max(forward[2], forward[3]));
        return most + MathF.Log(Vector128.Sum(Vector128.Exp(forward - Vector128.Create(most))));
    }

    private void Extend(int i, Vector128<float> unit, ReadOnlySpan<Vector128<float>> step, Vector128<float> never)
    {
        var (last, now) = ((i - 1) * Layers, i * Layers);
        var open = _best[last + Open];
        var (before, fromBefore) = Best(_best[last + Before], step);
        var (fresh, fromFresh) = Best(Vector128.ConditionalSelect(ContentLane, never, open), step);
        var (over, fromOver) = Best(_best[last + Over], step);
        fromFresh += Vector128.Create(Open * Roles);
        fromOver += Vector128.Create(Over * Roles);
        var content = Vector128.Create(open[Roles - 1]) + step[Roles - 1];
        var fromContent = Vector128.Create((Open * Roles) + Roles - 1);

        _best[now + Before] = Vector128.ConditionalSelect(ContentLane, never, before + unit);
        _from[now + Before] = fromBefore;

        var (opened, fromOpened) = Better(before, fromBefore, fresh, fromFresh);
        (opened, fromOpened) = Better(opened, fromOpened, content, fromContent);
        _best[now + Open] = Vector128.ConditionalSelect(ContentLane, opened, fresh) + unit;
        _from[now + Open] = Vector128.ConditionalSelect(ContentLane.AsInt32(), fromOpened, fromFresh);

        var (ended, fromEnded) = Better(over, fromOver, content, fromContent);
        _best[now + Over] = Vector128.ConditionalSelect(ContentLane, never, ended + unit);
        _from[now + Over] = fromEnded;
    }

    private void Merge(int column) => (_best[column + Open], _from[column + Open]) =
        Better(_best[column + Open], _from[column + Open], _best[column + Over], _from[column + Over]);

    private static (Vector128<float> Score, Vector128<int> From) Better(Vector128<float> left, Vector128<int> fromLeft, Vector128<float> right, Vector128<int> fromRight)
    {
        var better = Vector128.GreaterThan(right, left);
        return (Vector128.ConditionalSelect(better, right, left), Vector128.ConditionalSelect(better.AsInt32(), fromRight, fromLeft));
    }

    private static (Vector128<float> Score, Vector128<int> From) Best(Vector128<float> before, ReadOnlySpan<Vector128<float>> step)
    {
        var best = Vector128.Create(before[0]) + step[0];
        var from = Vector128<int>.Zero;
        for (var role = 1; role < Roles; role++)
        {
            var score = Vector128.Create(before[role]) + step[role];
            var better = Vector128.GreaterThan(score, best);
            best = Vector128.ConditionalSelect(better, score, best);
            from = Vector128.ConditionalSelect(better.AsInt32(), Vector128.Create(role), from);
        }

        return (best, from);
    }

    /// <summary>ln Σ exp over the parts before, for each part.</summary>
    private static Vector128<float> LogSum(Vector128<float> before, ReadOnlySpan<Vector128<float>> step)
    {
        var a = Vector128.Create(before[0]) + step[0];
        var b = Vector128.Create(before[1]) + step[1];
        var c = Vector128.Create(before[2]) + step[2];
        var d = Vector128.Create(before[3]) + step[3];
        var most = Vector128.Max(Vector128.Max(a, b), Vector128.Max(c, d));
        var (ab, cd) = (Vector256.Exp(Vector256.Create(a - most, b - most)), Vector256.Exp(Vector256.Create(c - most, d - most)));
        return most + Vector128.Log(ab.GetLower() + ab.GetUpper() + cd.GetLower() + cd.GetUpper());
    }
}
