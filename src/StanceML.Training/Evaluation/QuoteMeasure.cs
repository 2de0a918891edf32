namespace StanceML.Training;

/// <summary>How predicted words are laid beside annotated ones. Marks and punctuation never count.</summary>
public enum QuoteMeasure
{
    /// <summary>Both sides as they are, word for word.</summary>
    Strict,

    /// <summary>Two conventions leveled, see <see cref="QuoteEvaluation"/>, and a leading <c>that</c> dropped.</summary>
    Leveled,
}
