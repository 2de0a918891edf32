using System.Collections.Frozen;

namespace StanceML.Training;

/// <summary>What the label values of others mean in ours.</summary>
/// <param name="labels">The labels meant: stance or sentiment.</param>
/// <param name="known">Values of the caller and of the layout as <see cref="Told"/> gives them, which win over the common ones.</param>
/// <param name="values">All values of the column: numbers are only understood together.</param>
internal sealed class LabelWords(IReadOnlyList<string> labels, IReadOnlyDictionary<string, string> known, IEnumerable<string?> values)
{
    /// <summary>From the data sets named beside them, and what people write.</summary>
    private static readonly FrozenDictionary<string, string> Common = new (string Label, string Words)[]
    {
        (Labels.Support, "support supports supporting favor favour for pro agree agrees"), // SemEval-2016: FAVOR; Perspectrum: support; ARC: agree
        (Labels.Oppose, "oppose opposes opposing against anti con contra disagree disagrees"), // SemEval-2016: AGAINST; ARC: disagree
        (Labels.Neutral, "neutral none neither"), // SemEval-2016: NONE, NEITHER
        (Labels.Positive, "positive pos"),
        (Labels.Negative, "negative neg"),
    }.SelectMany(one => one.Words.Split(' ').Select(word => KeyValuePair.Create(word, one.Label))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>SemEval's test files before their gold labels came out; what spreadsheets write for nothing.</summary>
    private static readonly FrozenSet<string> NoLabel = new[] { "", "unknown", "?", "na", "n/a", "nan", "null" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>0 and 1 alone may be no and yes, or con and pro; beside -1 they are the middle and the upper end.</summary>
    private readonly bool _hasSigns = values.Any(value => Plain(value) == "-1");

    private readonly FrozenDictionary<string, string> _known = known
        .Where(one => labels.Contains(one.Value))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The caller's values as they are compared.</summary>
    /// <exception cref="ArgumentException">They contradict each other.</exception>
    public static IReadOnlyDictionary<string, string> Told(IReadOnlyDictionary<string, string> values) =>
        values.DistinctBy(one => (Plain(one.Key), one.Value)).ToDictionary(one => Plain(one.Key), one => one.Value, StringComparer.Ordinal);

    /// <summary>Whether a word means something to these labels and not to others.</summary>
    public static bool IsOnlyOf(IReadOnlyList<string> labels, string? value) =>
        Common.TryGetValue(Plain(value), out var label) && label != Labels.Neutral && labels.Contains(label);

    /// <param name="label">Null when the value says that there is none.</param>
    /// <param name="problem">What was found and expected; null when the value is understood.</param>
    public bool TryRead(string? value, out string? label, out string? problem)
    {
        var plain = Plain(value);
        label = _known.GetValueOrDefault(plain) ?? (NoLabel.Contains(plain) ? null : Word(plain));
        problem = label is not null || (NoLabel.Contains(plain) && !_known.ContainsKey(plain)) ? null : Refusal(value, plain);
        return problem is null;
    }

    private string? Word(string plain) => plain switch
    {
        "-1" => labels == Labels.Stance ? Labels.Oppose : Labels.Negative,
        "0" => _hasSigns ? Labels.Neutral : null,
        "1" => _hasSigns ? (labels == Labels.Stance ? Labels.Support : Labels.Positive) : null,
        _ => Common.TryGetValue(plain, out var label) && labels.Contains(label) ? label : null,
    };

    private string Refusal(string? value, string plain) =>
        $"found '{Shortened.To(value ?? "", 40)}'; expected a word for {string.Join(", ", labels)}"
        + (plain is "0" or "1" ? ", or -1, 0 and 1 together" : "")
        + "; say what it means (--map VALUE=LABEL)";

    /// <summary>Lower case; spreadsheets and data frames write 1 as 1.0.</summary>
    public static string Plain(string? value)
    {
        var plain = (value ?? "").Trim().ToLowerInvariant();
        return plain is "1.0" or "0.0" or "-1.0" or "2.0" ? plain[..^2] : plain is "+1" ? "1" : plain;
    }
}
