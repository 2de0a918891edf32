using System.Text;

namespace StanceML;

/// <summary>Turns an analysis into records.</summary>
public static class StatementRecords
{
    /// <returns>One record per statement, in text order.</returns>
    public static IReadOnlyList<StatementRecord> ToRecords(this ArticleAnalysis analysis) =>
        [.. analysis.Statements.Select(statement => ToRecord(analysis, statement))];

    public static JudgmentRecord ToRecord(this Judgment judgment) => new(judgment.Label, judgment.Decided, Probabilities(judgment));

    /// <summary>An enum member as records spell it: <c>SubjectOfCue</c> is <c>subject-of-cue</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        var word = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    private static StatementRecord ToRecord(ArticleAnalysis analysis, Statement statement)
    {
        var text = analysis.Article.Text;
        var (quote, speaker, rule) = statement.Attribution;
        return new StatementRecord
        {
            Article = analysis.Article.Id,
            Statement = statement.Number,
            Within = statement.Within,
            Text = quote.TextIn(text),
            Spans = Offsets(quote.Spans),
            Kind = Word(quote.Kind),
            Probability = quote.Probability is { } probability ? Rounded(probability) : null,
            Cue = quote.Cue is { } cue ? new CueRecord(Words(text, cue.Spans, " … "), Offsets(cue.Spans), Word(cue.Framing)) : null,
            Speaker = speaker is null
                ? null
                : new SpeakerRecord(Words(text, speaker.Spans, " "), Offsets(speaker.Spans), speaker.Name, speaker.Role, speaker.Actor, Word(rule), Rounded(statement.Attribution.Probability)),
            Targets = [.. statement.Targets.Select(ToRecord)],
            Sentiment = statement.Sentiment?.ToRecord(),
            Evidence = [.. statement.Evidence.Select(e =>
                new EvidenceRecord(e.Target, [e.Span.Start, e.Span.End], e.Span.Of(text).ToString(), e.Toward, Rounded(e.Weight)))],
            Models = analysis.Models,
        };
    }

    private static TargetRecord ToRecord(TargetStance stance) => new(
        stance.Candidate.Target.Id,
        stance.Judgment.Label,
        stance.Judgment.Decided,
        Probabilities(stance.Judgment),
        Word(stance.Candidate.Origin));

    private static Dictionary<string, double> Probabilities(Judgment judgment) =>
        judgment.Probabilities.ToDictionary(p => p.Label, p => Rounded(p.Probability), StringComparer.Ordinal);

    private static double? Rounded(double? value) => value is { } known ? Rounded(known) : null;

    /// <summary>Four decimals: more would only show the machine's vector width.</summary>
    private static double Rounded(double value) => Math.Round(value, 4);

    private static int[][] Offsets(IReadOnlyList<TextSpan> spans) => [.. spans.Select(span => new[] { span.Start, span.End })];

    private static string Words(string text, IReadOnlyList<TextSpan> spans, string between) =>
        string.Join(between, spans.Select(span => span.Of(text).ToString()));
}
