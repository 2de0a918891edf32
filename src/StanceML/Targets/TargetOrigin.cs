namespace StanceML;

/// <summary>Where a statement's target was found.</summary>
public enum TargetOrigin
{
    /// <summary>In the statement's own words.</summary>
    Statement,

    /// <summary>In the rest of its sentence.</summary>
    Sentence,

    /// <summary>Carried over from what the article spoke of before.</summary>
    Carried,
}
