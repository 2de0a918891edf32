namespace StanceML;

/// <summary>
/// What stands in place of a name when a model reads a statement. Names are never seen, so a model judges words, not
/// passports, and a question added to the catalogue needs no retraining.
/// </summary>
internal enum WordRole
{
    /// <summary>An ordinary word, seen as it is.</summary>
    None,

    /// <summary>The claimant whose recognition is judged.</summary>
    Target,

    /// <summary>The side from which the judged claim departs.</summary>
    Parent,

    /// <summary>Another question's claimant.</summary>
    Other,

    /// <summary>The actor for whom the speaker speaks.</summary>
    Speaker,

    /// <summary>Any other country or organisation.</summary>
    Actor,
}
