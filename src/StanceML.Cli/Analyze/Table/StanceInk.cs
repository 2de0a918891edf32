using Spectre.Console;

namespace StanceML.Cli;

/// <summary>How a judgment looks: a sign for those who see no color, a color for those who do.</summary>
/// <param name="Sign">One column wide.</param>
/// <param name="Ink">For words on the terminal's own background.</param>
/// <param name="Marker">For words of the article, like a highlighter pen: dark on light, so that it reads on any background.</param>
internal sealed record StanceInk(string Sign, Style Ink, Style Marker)
{
    public static readonly StanceInk Undecided = new("?", new Style(Color.Gold3), new Style(Color.Black, Color.FromHex("ffe49a")));

    public static readonly StanceInk None = new("·", new Style(Color.Grey), new Style(decoration: Decoration.Underline));

    private static readonly StanceInk Support = new("+", new Style(Color.Green3), new Style(Color.Black, Color.FromHex("b5e8c0")));

    private static readonly StanceInk Oppose = new("−", new Style(Color.IndianRed1), new Style(Color.Black, Color.FromHex("f7b9b5")));

    private static readonly StanceInk Neutral = new("○", new Style(Color.SteelBlue1), new Style(Color.Black, Color.FromHex("c3d9f2")));

    public static StanceInk Of(Judgment judgment) => judgment.Decided ? Of(judgment.Label) : Undecided;

    public static StanceInk Of(string label) => label switch
    {
        Labels.Support or Labels.Positive => Support,
        Labels.Oppose or Labels.Negative => Oppose,
        _ => Neutral,
    };

    /// <summary>The one ink for a whole statement: its surest decided stance.</summary>
    public static StanceInk Of(Statement statement) => statement.Targets.Count == 0
        ? None
        : Of(statement.Targets.Select(target => target.Judgment).MaxBy(judgment => (judgment.Decided, judgment.Confidence))!);
}
