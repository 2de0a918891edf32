namespace StanceML.Training;

/// <summary>Whom a speaker speaks for, as far as an annotator knew.</summary>
/// <param name="Id">ISO 3166-1 alpha-2, a target id or an organisation's id; null for one who speaks for nobody, written <c>-</c>.</param>
public readonly record struct GoldActor(string? Id)
{
    private const string NobodyMark = "-";

    public static GoldActor Nobody => default;

    /// <param name="written">An id, or <c>-</c> for nobody.</param>
    public static GoldActor Parse(string written) => written == NobodyMark ? Nobody : new GoldActor(written);

    /// <summary>As it is written in files.</summary>
    public override string ToString() => Id ?? NobodyMark;
}
