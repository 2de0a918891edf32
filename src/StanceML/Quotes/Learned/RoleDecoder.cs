using System.Runtime.Intrinsics;

namespace StanceML;

/// <summary>Finds the likeliest row of parts that holds a content, and its probability. Reused from cue to cue; not for concurrent use.</summary>
/// <remarks>The four parts stand in the four lanes of a vector.</remarks>
internal sealed class RoleDecoder
{
    private const int Roles = QuoteWeights.Roles;

    private const float Never = -1e30f;

    private static readonly Vector128<float> ContentLane = Vector128.Create(0, 0, 0, -1).AsSingle();

    /// <summary>Best scores and their predecessors, without and with a content seen.</summary>
    private Vector128<float>[] _without = new Vector128<float>[64], _with = new Vector128<float>[64];
    private Vector128<int>[] _fromWithout = new Vector128<int>[64], _fromWith = new Vector128<int>[64];

    /// <param name="units">Scores of each unit, one per part.</param>
    /// <param name="steps">Scores of the step to each unit from the one before, four rows a unit; the first unit's are not read.</param>
    /// <param name="roles">Receives the parts, one per unit.</param>
    /// <returns>Probability of these parts, 0 to 1.</returns>
    public float Decode(ReadOnlySpan<Vector128<float>> units, ReadOnlySpan<Vector128<float>> steps, Span<QuoteRole> roles)
    {
        Grow(roles.Length);
        var total = Search(units, steps);
        var last = _with[roles.Length - 1];
        var role = 0;
        for (var r = 1; r < Roles; r++)
        {
            role = last[r] > last[role] ? r : role;
        }

        var score = last[role];
        BestScore = score;
        ReadBack(role, roles);
        return MathF.Exp(score - total);
    }

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

    private void Grow(int count)
    {
        if (_with.Length < count)
        {
            var room = 2 * count;
            (_without, _with) = (new Vector128<float>[room], new Vector128<float>[room]);
            (_fromWithout, _fromWith) = (new Vector128<int>[room], new Vector128<int>[room]);
        }
    }

    /// <returns>Logarithm of the sum over all rows of parts, with a content or without.</returns>
    private float Search(ReadOnlySpan<Vector128<float>> units, ReadOnlySpan<Vector128<float>> steps)
    {
        var never = Vector128.Create(Never);
        var forward = units[0];
        _without[0] = Vector128.ConditionalSelect(ContentLane, never, units[0]);
        _with[0] = Vector128.ConditionalSelect(ContentLane, units[0], never);
        for (var i = 1; i < units.Length; i++)
        {
            var step = steps.Slice(i * Roles, Roles);
            var (without, fromWithout) = Best(_without[i - 1], step);
            var (with, fromWith) = Best(_with[i - 1], step);

            // A content makes "without" into "with": the better of both ways leads there.
            var opens = ContentLane & Vector128.GreaterThan(without, with);
            _with[i] = Vector128.ConditionalSelect(opens, without, with) + units[i];
            _fromWith[i] = Vector128.ConditionalSelect(opens.AsInt32(), fromWithout, fromWith + Vector128.Create(Roles));
            _without[i] = Vector128.ConditionalSelect(ContentLane, never, without + units[i]);
            _fromWithout[i] = fromWithout;
            forward = units[i] + LogSum(forward, step);
        }

        var most = MathF.Max(MathF.Max(forward[0], forward[1]), MathF.Max(forward[2], forward[3]));
        return most + MathF.Log(Vector128.Sum(Vector128.Exp(forward - Vector128.Create(most))));
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
        return most + Vector128.Log(Vector128.Exp(a - most) + Vector128.Exp(b - most) + Vector128.Exp(c - most) + Vector128.Exp(d - most));
    }

    private void ReadBack(int role, Span<QuoteRole> roles)
    {
        var seen = true;
        for (var i = roles.Length - 1; i >= 0; i--)
        {
            roles[i] = (QuoteRole)role;
            if (i > 0)
            {
                var from = seen ? _fromWith[i][role] : _fromWithout[i][role];
                seen &= from >= Roles;
                role = from % Roles;
            }
        }
    }
}
