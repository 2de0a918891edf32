namespace StanceML;

/// <summary>Finds the likeliest row of parts that holds a content, and its probability. Reused from cue to cue; not for concurrent use.</summary>
internal sealed class RoleDecoder
{
    private const int Roles = QuoteWeights.Roles;

    /// <summary>States of the search: part, and whether a content has been seen.</summary>
    private const int States = 2 * Roles;

    private const float Never = -1e30f;

    private float[] _best = new float[States * 64];
    private byte[] _back = new byte[States * 64];
    private float[] _forward = new float[Roles * 64];

    /// <param name="units">Scores of each unit, <see cref="QuoteWeights.Roles"/> apiece.</param>
    /// <param name="steps">Scores of the step to each unit from the one before; the first unit's are not read.</param>
    /// <param name="roles">Receives the parts, one per unit.</param>
    /// <returns>Probability of these parts, 0 to 1.</returns>
    public float Decode(ReadOnlySpan<float> units, ReadOnlySpan<float> steps, Span<QuoteRole> roles)
    {
        var count = roles.Length;
        Grow(count);
        var best = Search(units, steps, count);
        var state = Roles;
        var end = (count - 1) * States;
        for (var s = Roles + 1; s < States; s++)
        {
            state = _best[end + s] > _best[end + state] ? s : state;
        }

        var score = _best[end + state];
        for (var i = count - 1; i >= 0; i--)
        {
            roles[i] = (QuoteRole)(state % Roles);
            state = _back[(i * States) + state];
        }

        return best ? MathF.Exp(score - LogSum(units, steps, count)) : 0;
    }

    private void Grow(int count)
    {
        if (_best.Length < count * States)
        {
            _best = new float[count * States * 2];
            _back = new byte[count * States * 2];
            _forward = new float[count * Roles * 2];
        }
    }

    private bool Search(ReadOnlySpan<float> units, ReadOnlySpan<float> steps, int count)
    {
        _best.AsSpan(0, count * States).Fill(Never);
        for (var role = 0; role < Roles; role++)
        {
            _best[StateAfter(0, role)] = units[role];
        }

        for (var i = 1; i < count; i++)
        {
            for (var seen = 0; seen < 2; seen++)
            {
                for (var role = 0; role < Roles; role++)
                {
                    Extend(units, steps, i, seen, role);
                }
            }
        }

        return count > 0;
    }

    private void Extend(ReadOnlySpan<float> units, ReadOnlySpan<float> steps, int i, int seen, int role)
    {
        var (best, from) = (Never, 0);
        for (var before = 0; before < Roles; before++)
        {
            var state = (seen * Roles) + before;
            var score = _best[((i - 1) * States) + state] + steps[(i * Roles * Roles) + (before * Roles) + role];
            if (score > best)
            {
                (best, from) = (score, state);
            }
        }

        var to = (i * States) + StateAfter(seen, role);
        best += units[(i * Roles) + role];
        if (best > _best[to])
        {
            (_best[to], _back[to]) = (best, (byte)from);
        }
    }

    private static int StateAfter(int seen, int role) => ((role == (int)QuoteRole.Content ? 1 : seen) * Roles) + role;

    /// <summary>Logarithm of the sum over all rows of parts.</summary>
    private float LogSum(ReadOnlySpan<float> units, ReadOnlySpan<float> steps, int count)
    {
        units[..Roles].CopyTo(_forward);
        for (var i = 1; i < count; i++)
        {
            var before = _forward.AsSpan((i - 1) * Roles, Roles);
            var step = steps.Slice(i * Roles * Roles, Roles * Roles);
            for (var role = 0; role < Roles; role++)
            {
                _forward[(i * Roles) + role] = units[(i * Roles) + role]
                    + LogSum(before[0] + step[role], before[1] + step[Roles + role], before[2] + step[(2 * Roles) + role], before[3] + step[(3 * Roles) + role]);
            }
        }

        var end = _forward.AsSpan((count - 1) * Roles, Roles);
        return LogSum(end[0], end[1], end[2], end[3]);
    }

    /// <summary>ln(eᵃ + eᵇ + eᶜ + eᵈ).</summary>
    public static float LogSum(float a, float b, float c, float d)
    {
        var most = MathF.Max(MathF.Max(a, b), MathF.Max(c, d));
        return most + MathF.Log(MathF.Exp(a - most) + MathF.Exp(b - most) + MathF.Exp(c - most) + MathF.Exp(d - most));
    }
}
