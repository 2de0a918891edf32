using System.Collections.Frozen;
using System.Globalization;

namespace StanceML;

/// <summary>How positive or negative single words are, as people rated them. Immutable.</summary>
/// <remarks>Source: the VADER lexicon (Hutto and Gilbert, ICWSM 2014).</remarks>
internal static class Valences
{
    private static readonly FrozenDictionary<ulong, float> Rated = Read();

    /// <param name="word"><see cref="FeatureHash.Of"/> of the folded word.</param>
    /// <returns>-4 (most negative) to 4; 0 for a word that nobody rated.</returns>
    public static float Of(ulong word) => Rated.GetValueOrDefault(word);

    private static FrozenDictionary<ulong, float> Read() => EmbeddedFile.Lines("valences.txt")
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(parts => FeatureHash.Of(parts[0]), parts => int.Parse(parts[1], CultureInfo.InvariantCulture) / 10f);
}
