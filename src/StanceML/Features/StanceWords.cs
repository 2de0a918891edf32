namespace StanceML;

/// <summary>The category bits of <see cref="Lexicon.Stance"/> and <see cref="Lexicon.Sentiment"/>, by name.</summary>
internal static class StanceWords
{
    public static readonly ulong Act = Lexicon.Stance.Bit("act");
    public static readonly ulong Status = Lexicon.Stance.Bit("status");
    public static readonly ulong For = Lexicon.Stance.Bit("for");
    public static readonly ulong Against = Lexicon.Stance.Bit("against");
    public static readonly ulong Process = Lexicon.Stance.Bit("process");
    public static readonly ulong Negator = Lexicon.Stance.Bit("negator");
    public static readonly ulong Modal = Lexicon.Stance.Bit("modal");
    public static readonly ulong Hedge = Lexicon.Stance.Bit("hedge");
    public static readonly ulong Condition = Lexicon.Stance.Bit("condition");
    public static readonly ulong Urge = Lexicon.Stance.Bit("urge");
    public static readonly ulong We = Lexicon.Stance.Bit("we");
    public static readonly ulong They = Lexicon.Stance.Bit("they");
    public static readonly ulong Concession = Lexicon.Stance.Bit("concession");

    public static readonly ulong Positive = Lexicon.Sentiment.Bit("positive");
    public static readonly ulong Negative = Lexicon.Sentiment.Bit("negative");
    public static readonly ulong Intensifier = Lexicon.Sentiment.Bit("intensifier");

    /// <summary>Words by which a cue takes a side of its own, where <c>said</c> takes none.</summary>
    public static readonly ulong Sides = Act | For | Against | Negator;

    /// <summary>Words that make a statement speak of recognition at all.</summary>
    public static readonly ulong Predicate = Act | For | Against | Urge;
}
