namespace StanceML;

/// <summary>
/// What every model sees of a statement: hashed words and word parts around roles, frames of who does what to whom, and
/// dense counts. Training and use both call <see cref="Fill"/>. Stateless.
/// </summary>
/// <remarks>
/// Windows, reaches and weights of the features were set by hand. A model's card measures them all together; no recorded
/// run compares one of them with other values.
/// </remarks>
internal static class StatementFeatures
{
    /// <summary>Raised whenever a feature changes its meaning; a model trained on another version is refused.</summary>
    public const int Version = 2;

    internal const int BucketBits = 18;

    /// <summary>Width of the hashed part of the vector.</summary>
    public const int BucketCount = 1 << BucketBits;

    /// <summary>What the dense features count, in order.</summary>
    public static IReadOnlyList<string> DenseNames => DenseFeatures.Names;

    /// <summary>Replaces what <paramref name="into"/> held by the features of one statement.</summary>
    /// <param name="spans">The statement's spans, in text order.</param>
    /// <param name="marks">The roles in the document, in text order, not overlapping; empty for a task without a target.</param>
    /// <param name="free">The target where it is any text; null for one of the catalogue, whose name no model sees, and for none.</param>
    public static void Fill(
        DocumentWords words, IReadOnlyList<TextSpan> spans, IReadOnlyList<RoleMark> marks, FreeTarget? free, FeatureVector into)
    {
        into.Clear();
        var units = into.Read;
        UnitReader.Read(words, spans, marks, units, into.Units);
        WordFeatures.Add(units, into);
        LetterFeatures.Add(words, units, into);
        FrameFeatures.Add(units, into);
        ToneFeatures.Add(units, into);
        var targetShare = free?.ShareIn(words, units) ?? 1;
        DenseFeatures.Count(units, targetShare, into.Dense);
        if (free is not null)
        {
            FreeTargetFeatures.Add(free, targetShare, units, into);
        }

        into.EndWords();
    }
}
