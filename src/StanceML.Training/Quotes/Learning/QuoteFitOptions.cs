namespace StanceML.Training;

/// <summary>Settings of the tagger's fits. The defaults were chosen on a seventh of PolNeAR's training articles, held out from the rest.</summary>
internal sealed record QuoteFitOptions
{
    public SgdOptions Cue { get; init; } = new(Epochs: 3, Rate: 0.03f, L2: 1e-6f, Drop: 0, Seed: 1);

    public SgdOptions Role { get; init; } = new(Epochs: 10, Rate: 0.03f, L2: 3e-3f, Drop: 0.5f, Seed: 1);

    /// <summary>How many fits of the roles are averaged.</summary>
    public int RoleFits { get; init; } = 3;

    public SgdOptions Whole { get; init; } = new(Epochs: 4, Rate: 0.02f, L2: 1e-3f, Drop: 0, Seed: 1);

    /// <summary>Parts of the articles whose cue probabilities come from the other parts, so that the roles learn from answers as uncertain as in use.</summary>
    public int CueParts { get; init; } = 4;
}

/// <param name="Rate">Of AdaGrad, 0 to 1.</param>
/// <param name="L2">Pull of a weight toward zero each time it is used.</param>
/// <param name="Drop">Share of features left out at random each time, 0 to 1.</param>
internal sealed record SgdOptions(int Epochs, float Rate, float L2, float Drop, int Seed);
