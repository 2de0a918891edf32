namespace StanceML.Training;

/// <summary>What sort of trouble a <see cref="RowProblem"/> is.</summary>
public enum ProblemKind
{
    /// <summary>A row or file that cannot be used.</summary>
    Unusable,

    /// <summary>A field that no reader knows: often a slip of the pen, and then its label is lost.</summary>
    UnknownField,

    /// <summary>A target outside the catalogue, which is looked for as words in the text.</summary>
    UnknownTarget,

    /// <summary>An actor that analysis never names: what is learned of it serves rows alone, no statement of an article.</summary>
    UnknownActor,

    /// <summary>Names that differ only in case, spaces or punctuation, and count as two.</summary>
    SimilarNames,

    /// <summary>One text, target and actor, judged in two ways.</summary>
    Conflict,

    /// <summary>A row that says what another one says, word for word.</summary>
    Repeat,

    /// <summary>A row that shares most word pairs with another one.</summary>
    NearRepeat,

    /// <summary>The same, or nearly the same, text in two splits: what is tested was trained on.</summary>
    SplitLeak,

    /// <summary>The same text in two groups: a fold may train on what it measures.</summary>
    GroupLeak,

    /// <summary>A label, or a number of groups, too small to learn from.</summary>
    SmallClass,

    /// <summary>A question with too few rows to measure, or with one stance only.</summary>
    SmallQuestion,

    /// <summary>A text too short to hold a judgment.</summary>
    ShortText,

    /// <summary>A text too long to be one statement.</summary>
    LongText,

    /// <summary>A label that models which never saw the row are sure is another.</summary>
    LikelyWrongLabel,

    /// <summary>A mark, speaker or actor of an annotated article.</summary>
    Annotation,
}
