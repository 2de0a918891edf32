using System.Text;

namespace StanceML;

/// <summary>The vector that a pretrained encoder gives the statement, for a model that was trained with it.</summary>
/// <remarks>
/// Its numbers stand behind the hashed features, a bucket each, and are of the whole statement: no word is shown as their evidence.
/// </remarks>
internal static class PretrainedFeatures
{
    /// <summary>Length of the vector, against 1 for words: of 0.5 and 2 the one with the lower log loss in cross-validation on the shipped rows.</summary>
    private const float Weight = 0.5f;

    /// <summary>
    /// What the encoder reads in the place of each role, in the order of <see cref="WordRole"/>: names that make plain sentences of ordinary
    /// text. Always the same ones, so no model learns what it thinks of them.
    /// </summary>
    private static readonly string[] StandIns = ["", "Kosovo", "Serbia", "Abkhazia", "our country", "France"];

    /// <summary>Adds to features that were filled.</summary>
    /// <param name="text">What they were filled from.</param>
    /// <param name="known">Null for a target outside the catalogue, which keeps its own words and is read before the text, and for none.</param>
    public static void Add(IPretrainedEncoder? encoder, string text, string? target, RecognitionTarget? known, FeatureVector into)
    {
        if (encoder is null)
        {
            return;
        }

        var vector = into.Encode(encoder, WithStandIns(text, target, known, into));
        for (var i = 0; i < vector.Length; i++)
        {
            into.AddAt(StatementFeatures.BucketCount + i, vector[i] * Weight);
        }
    }

    internal static string WithStandIns(string text, string? target, RecognitionTarget? known, FeatureVector features)
    {
        var read = new StringBuilder(8 * features.Units.Count);
        _ = known is null && target is not null ? read.Append(target).Append(':') : read;
        for (var i = 0; i < features.Units.Count; i++)
        {
            var (place, role) = (features.Units[i], features.Read[i].Role);
            read.Append(read.Length == 0 ? "" : " ");
            _ = role == WordRole.None || (role == WordRole.Target && known is null) ? read.Append(text, place.Start, place.Length) : read.Append(StandIns[(int)role]);
        }

        return read.ToString();
    }
}
