namespace StanceML;

/// <summary>
/// What a model sees of one statement and target: hashed features, each with the words it came from, and a few dense
/// ones. Reused between statements by one thread; not safe for concurrent use.
/// </summary>
public sealed class FeatureVector
{
    private Feature[] _features = new Feature[1024];
    private int _ofWords;
    private (IPretrainedEncoder? By, string Text, float[] Vector) _encoded = (null, "", []);

    /// <summary>A hashed feature once for each place it occurs, or a number of a pretrained encoder's vector.</summary>
    /// <param name="Bucket">0 to <see cref="StatementFeatures.BucketCount"/> - 1; from there on the numbers of a pretrained encoder's vector.</param>
    /// <param name="FirstUnit">Index into <see cref="Units"/> of its first word.</param>
    /// <param name="EndUnit">Index after its last word; equal to <paramref name="FirstUnit"/> for a feature of the whole statement.</param>
    internal readonly record struct Feature(int Bucket, float Value, int FirstUnit, int EndUnit)
    {
        /// <summary>Adds what the feature did to a score to the words that it came from, in equal shares.</summary>
        /// <returns>What came from no word: all of it for a feature of the whole statement, else 0.</returns>
        public double Spread(double moved, Span<double> perUnit)
        {
            if (FirstUnit == EndUnit)
            {
                return moved;
            }

            foreach (ref var unit in perUnit[FirstUnit..EndUnit])
            {
                unit += moved / (EndUnit - FirstUnit);
            }

            return 0;
        }
    }

    internal int Count { get; private set; }

    internal ReadOnlySpan<Feature> Hashed => _features.AsSpan(0, Count);

    /// <summary>Where the statement's words and role stretches stand, in text order.</summary>
    internal List<TextSpan> Units { get; } = new(128);

    /// <summary>The same words and roles as they were read; kept here only to be used again.</summary>
    internal List<Unit> Read { get; } = new(128);

    /// <summary>Counts and flags, in the order of <see cref="StatementFeatures.DenseNames"/>.</summary>
    public float[] Dense { get; } = new float[StatementFeatures.DenseNames.Count];

    internal void Clear()
    {
        (Count, _ofWords) = (0, 0);
        Units.Clear();
        Read.Clear();
        Array.Clear(Dense);
    }

    /// <summary>Counts a feature once, at the words it came from.</summary>
    internal void Add(ulong kind, ulong hash, int firstUnit, int endUnit)
    {
        Grow(1);
        _features[Count++] = new Feature(BucketOf(kind, hash), 1f, firstUnit, endUnit);
    }

    /// <summary>Counts features of one word once each.</summary>
    /// <param name="buckets">As <see cref="BucketOf"/> gives them.</param>
    internal void Add(ReadOnlySpan<int> buckets, int unit)
    {
        Grow(buckets.Length);
        var features = _features.AsSpan(Count, buckets.Length);
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = new Feature(buckets[i], 1f, unit, unit + 1);
        }

        Count += buckets.Length;
    }

    /// <summary>The bucket of a hashed feature.</summary>
    /// <param name="kind">Keeps features of different kinds apart that hash the same words.</param>
    internal static int BucketOf(ulong kind, ulong hash) => FeatureHash.Bucket(FeatureHash.With(kind, hash), StatementFeatures.BucketBits);

    /// <summary>Adds a number of the whole statement to a bucket of its own, behind the hashed ones.</summary>
    internal void AddAt(int bucket, float value)
    {
        Grow(1);
        _features[Count++] = new Feature(bucket, value, 0, 0);
    }

    /// <summary>The vector of a text; kept for the next model that asks for the same one.</summary>
    internal float[] Encode(IPretrainedEncoder encoder, string text)
    {
        if (_encoded.By != encoder || _encoded.Text != text)
        {
            var vector = new float[encoder.Width];
            encoder.Read(text, vector);
            _encoded = (encoder, text, vector);
        }

        return _encoded.Vector;
    }

    /// <summary>Takes away what was added beside the words.</summary>
    internal void BackToWords() => Count = _ofWords;

    /// <summary>Says that all features of the words stand in it.</summary>
    internal void EndWords() => _ofWords = Count;

    /// <summary>Scales what was added since <paramref name="from"/> so that long and short statements weigh alike.</summary>
    internal void Scale(int from, float weight)
    {
        var factor = weight / MathF.Sqrt(Math.Max(1, Count - from));
        foreach (ref var feature in _features.AsSpan(from..Count))
        {
            feature = feature with { Value = feature.Value * factor };
        }
    }

    /// <summary>Buckets in ascending order, each once, with the sum of its values: what a trainer reads.</summary>
    public (int[] Buckets, float[] Values) ToSparse()
    {
        var sums = new SortedDictionary<int, float>();
        foreach (var feature in Hashed)
        {
            sums[feature.Bucket] = sums.GetValueOrDefault(feature.Bucket) + feature.Value;
        }

        return ([.. sums.Keys], [.. sums.Values]);
    }

    private void Grow(int more)
    {
        if (Count + more > _features.Length)
        {
            Array.Resize(ref _features, Math.Max(Count + more, Count * 2));
        }
    }
}
