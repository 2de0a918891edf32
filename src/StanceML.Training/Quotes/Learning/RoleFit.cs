using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StanceML.Training;

/// <summary>Fits a linear-chain conditional random field (Lafferty et al. 2001) over four parts, by AdaGrad with features dropped at random.</summary>
/// <remarks>One fit, one instance. The same sequences, options and seed give the same weights on one machine.</remarks>
internal sealed class RoleFit
{
    private const int Roles = QuoteWeights.Roles;
    private const int Pairs = Roles * Roles;

    /// <summary>Keeps the first steps of a rare feature small.</summary>
    private const float Softening = 1e-2f;

    private readonly SgdOptions _options;
    private readonly Random _random;
    private readonly float[] _units = new float[(1 << QuoteWeights.RoleBits) * Roles];
    private readonly float[] _unitSquares = new float[(1 << QuoteWeights.RoleBits) * Roles];
    private readonly float[] _steps = new float[(1 << QuoteWeights.StepBits) * Pairs];
    private readonly float[] _stepSquares = new float[(1 << QuoteWeights.StepBits) * Pairs];
    private readonly List<int> _kept = [];
    private readonly List<int> _keptEnds = [];
    private float[] _node = [], _edge = [], _forward = [], _backward = [];

    private RoleFit(SgdOptions options) => (_options, _random) = (options, new Random(options.Seed));

    /// <returns>Weights of the parts and of the steps, exact.</returns>
    public static (float[] Units, float[] Steps) Fit(IReadOnlyList<RoleSequence> sequences, SgdOptions options, CancellationToken cancellation)
    {
        var fit = new RoleFit(options);
        var (units, steps) = (new WeightAverage(fit._units.Length), new WeightAverage(fit._steps.Length));
        var order = Enumerable.Range(0, sequences.Count).ToArray();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            fit._random.Shuffle(order);
            foreach (var index in order)
            {
                fit.Learn(sequences[index]);
            }

            if (epoch >= options.Epochs / 2)
            {
                units.Add(fit._units);
                steps.Add(fit._steps);
            }
        }

        return (units.ToWeights(), steps.ToWeights());
    }

    private void Learn(RoleSequence sequence)
    {
        Drop(sequence);
        Score(sequence);
        var total = Sum(sequence.Count);
        for (var i = 0; i < sequence.Count; i++)
        {
            if (i > 0)
            {
                MoveSteps(sequence, i, total);
            }

            if (i != sequence.Head)
            {
                MoveUnits(sequence, i, total);
            }
        }
    }

    /// <summary>Chooses which features of each unit take part this time.</summary>
    private void Drop(RoleSequence sequence)
    {
        _kept.Clear();
        _keptEnds.Clear();
        foreach (var features in sequence.Units)
        {
            foreach (var feature in features)
            {
                if (_random.NextSingle() >= _options.Drop)
                {
                    _kept.Add(feature);
                }
            }

            _keptEnds.Add(_kept.Count);
        }
    }

    private ReadOnlySpan<int> Kept(int unit)
    {
        var start = unit == 0 ? 0 : _keptEnds[unit - 1];
        return CollectionsMarshal.AsSpan(_kept)[start.._keptEnds[unit]];
    }

    private void Score(RoleSequence sequence)
    {
        if (_node.Length < sequence.Count * Roles)
        {
            var room = sequence.Count * 2;
            (_node, _edge, _forward, _backward) = (new float[room * Roles], new float[room * Pairs], new float[room * Roles], new float[room * Roles]);
        }

        for (var i = 0; i < sequence.Count; i++)
        {
            var node = _node.AsSpan(i * Roles, Roles);
            if (i == sequence.Head)
            {
                RoleFeatures.HeadScores.CopyTo(node);
            }
            else
            {
                var sum = Vector128<float>.Zero;
                foreach (var feature in Kept(i))
                {
                    sum += Vector128.Create<float>(_units.AsSpan(feature * Roles, Roles));
                }

                sum.CopyTo(node);
            }

            var edge = _edge.AsSpan(i * Pairs, Pairs);
            edge.Clear();
            foreach (var feature in sequence.Steps[i])
            {
                var row = _steps.AsSpan(feature * Pairs, Pairs);
                for (var k = 0; k < Pairs; k++)
                {
                    edge[k] += row[k];
                }
            }
        }
    }

    /// <summary>Forward and backward sums; returns the logarithm of the whole.</summary>
    private float Sum(int count)
    {
        _node.AsSpan(0, Roles).CopyTo(_forward);
        for (var i = 1; i < count; i++)
        {
            var before = _forward.AsSpan((i - 1) * Roles, Roles);
            var edge = _edge.AsSpan(i * Pairs, Pairs);
            for (var role = 0; role < Roles; role++)
            {
                _forward[(i * Roles) + role] = _node[(i * Roles) + role] + LogSum(
                    before[0] + edge[role], before[1] + edge[Roles + role], before[2] + edge[(2 * Roles) + role], before[3] + edge[(3 * Roles) + role]);
            }
        }

        _backward.AsSpan((count - 1) * Roles, Roles).Clear();
        for (var i = count - 2; i >= 0; i--)
        {
            var edge = _edge.AsSpan((i + 1) * Pairs, Pairs);
            var node = _node.AsSpan((i + 1) * Roles, Roles);
            var after = _backward.AsSpan((i + 1) * Roles, Roles);
            for (var role = 0; role < Roles; role++)
            {
                var row = edge.Slice(role * Roles, Roles);
                _backward[(i * Roles) + role] = LogSum(
                    row[0] + node[0] + after[0], row[1] + node[1] + after[1], row[2] + node[2] + after[2], row[3] + node[3] + after[3]);
            }
        }

        var end = _forward.AsSpan((count - 1) * Roles, Roles);
        return LogSum(end[0], end[1], end[2], end[3]);
    }

    private void MoveUnits(RoleSequence sequence, int i, float total)
    {
        const float Settled = 1e-3f;
        var gold = (int)sequence.Roles[i];
        Span<float> errors = stackalloc float[Roles];
        var moves = false;
        for (var role = 0; role < Roles; role++)
        {
            errors[role] = MathF.Exp(_forward[(i * Roles) + role] + _backward[(i * Roles) + role] - total) - (role == gold ? 1 : 0);
            moves |= MathF.Abs(errors[role]) > Settled;
        }

        if (!moves)
        {
            return;
        }

        var error = Vector128.Create<float>(errors);
        foreach (var feature in Kept(i))
        {
            var weights = _units.AsSpan(feature * Roles, Roles);
            var squares = _unitSquares.AsSpan(feature * Roles, Roles);
            var weight = Vector128.Create<float>(weights);
            var gradient = error + (weight * _options.L2);
            var square = Vector128.Create<float>(squares) + (gradient * gradient);
            square.CopyTo(squares);
            (weight - (gradient * _options.Rate / (Vector128.Sqrt(square) + Vector128.Create(Softening)))).CopyTo(weights);
        }
    }

    private void MoveSteps(RoleSequence sequence, int i, float total)
    {
        const float Settled = 1e-4f;
        var gold = ((int)sequence.Roles[i - 1] * Roles) + (int)sequence.Roles[i];
        Span<float> errors = stackalloc float[Pairs];
        for (var before = 0; before < Roles; before++)
        {
            for (var role = 0; role < Roles; role++)
            {
                var pair = (before * Roles) + role;
                var probability = MathF.Exp(
                    _forward[((i - 1) * Roles) + before] + _edge[(i * Pairs) + pair] + _node[(i * Roles) + role] + _backward[(i * Roles) + role] - total);
                errors[pair] = probability - (pair == gold ? 1 : 0);
            }
        }

        foreach (var feature in sequence.Steps[i])
        {
            for (var pair = 0; pair < Pairs; pair++)
            {
                if (MathF.Abs(errors[pair]) < Settled)
                {
                    continue;
                }

                var at = (feature * Pairs) + pair;
                var gradient = errors[pair] + (_options.L2 * _steps[at]);
                _stepSquares[at] += gradient * gradient;
                _steps[at] -= _options.Rate * gradient / (MathF.Sqrt(_stepSquares[at]) + Softening);
            }
        }
    }

    /// <summary>ln(eᵃ + eᵇ + eᶜ + eᵈ).</summary>
    private static float LogSum(float a, float b, float c, float d)
    {
        var most = MathF.Max(MathF.Max(a, b), MathF.Max(c, d));
        return most + MathF.Log(MathF.Exp(a - most) + MathF.Exp(b - most) + MathF.Exp(c - most) + MathF.Exp(d - most));
    }
}
