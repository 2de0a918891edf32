namespace StanceML;

/// <summary>What a <see cref="NetworkScorer"/> has learned.</summary>
/// <param name="BucketCount">Features that a statement may have, from 0.</param>
/// <param name="Buckets">Those that have a vector, ascending.</param>
/// <param name="Scales">For each of them what a step of its vector is worth.</param>
/// <param name="Steps">Their vectors one after the other, as long as <paramref name="HiddenBias"/> each.</param>
/// <param name="HiddenBias">One per hidden unit, a multiple of <see cref="NetworkScorer.Together"/>.</param>
/// <param name="Out">For each label one weight per hidden unit.</param>
/// <param name="Bias">One per label.</param>
internal sealed record NetworkWeights(int BucketCount, int[] Buckets, float[] Scales, sbyte[] Steps, float[] HiddenBias, float[] Out, float[] Bias);
