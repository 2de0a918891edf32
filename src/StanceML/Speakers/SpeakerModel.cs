using System.Text.Json;

namespace StanceML;

/// <summary>The fitted numbers of attribution: weights that rank antecedents, and those that make a probability of an answer.</summary>
/// <remarks>Immutable; safe for concurrent use. <c>speaker-model.json</c> names its source.</remarks>
public sealed class SpeakerModel
{
    private readonly double[][] _antecedent;
    private readonly double[] _probability;

    private SpeakerModel(SpeakerModelFile file, string name)
    {
        _antecedent = [.. Enum.GetNames<PronounClass>().Select(pronoun => Weights(
            file.Antecedent.GetValueOrDefault(pronoun.ToLowerInvariant()) ?? throw new InvalidModelException(name, $"has no antecedent weights for \"{pronoun.ToLowerInvariant()}\""),
            AntecedentFeatures.Names,
            name))];
        _probability = Weights(file.Probability, AttributionFeatures.Names, name);
    }

    /// <exception cref="InvalidModelException">The file breaks a rule of its format.</exception>
    public static SpeakerModel LoadBuiltIn()
    {
        using var stream = EmbeddedFile.Open("speaker-model.json");
        return Load(stream, "speaker-model.json");
    }

    /// <param name="name">Names the file in errors.</param>
    /// <exception cref="InvalidModelException">The file breaks a rule of its format, or weighs a feature that this build does not make.</exception>
    public static SpeakerModel Load(Stream stream, string name)
    {
        try
        {
            return Of(JsonSerializer.Deserialize(stream, SpeakerModelJson.Default.SpeakerModelFile)
                ?? throw new InvalidModelException(name, "found null; expected an object with source, antecedent and probability"), name);
        }
        catch (JsonException e)
        {
            throw new InvalidModelException(name, e.Message);
        }
    }

    internal static SpeakerModel Of(SpeakerModelFile file, string name) => new(file, name);

    internal ReadOnlySpan<double> Antecedent(PronounClass pronoun) => _antecedent[(int)pronoun];

    /// <summary>The probability, 0 to 1, that an answer with these features names the right speaker.</summary>
    internal double Probability(ReadOnlySpan<double> vector) => 1 / (1 + Math.Exp(-Dot(_probability, vector)));

    internal static double Dot(ReadOnlySpan<double> weights, ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * vector[i];
        }

        return sum;
    }

    /// <summary>A feature without a weight weighs nothing; a weight without a feature is an error.</summary>
    private static double[] Weights(IReadOnlyDictionary<string, double> file, IReadOnlyList<string> names, string path)
    {
        if (file.Keys.FirstOrDefault(key => !names.Contains(key, StringComparer.Ordinal)) is { } unknown)
        {
            throw new InvalidModelException(path, $"weighs \"{unknown}\"; this build makes {string.Join(", ", names)}");
        }

        return [.. names.Select(feature => file.GetValueOrDefault(feature))];
    }
}
