namespace StanceML.Training;

/// <summary>What can be wrong with a quote.</summary>
public enum QuoteErrorSort
{
    Missed,
    Extra,
    ContentBoundary,
    Cue,
    Source,
    Speaker,
}
