using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace StanceML.Cli;

/// <summary>One statement: who, how reported, the words with the evidence in them, and each judgment with its probabilities.</summary>
internal static class StatementView
{
    /// <summary>More would be a list, not a reason.</summary>
    private const int MaxEvidence = 4;

    private const string MarksAndSpaces = "\"“”«»„‘’ \n\r\t";

    private static readonly Style Dim = new(Color.Grey);

    private static readonly Style Strong = new(decoration: Decoration.Bold);

    public static Rows Of(Statement statement, string text)
    {
        var ink = StanceInk.Of(statement);
        List<IRenderable> rows = [Speaker(statement, text), new Hanging(Quote(statement, text), new Segment("▌ ", ink.Ink), new Segment("▌ ", ink.Ink))];
        rows.AddRange(statement.Targets.Select(target => Stance(statement, target, text)));
        if (statement.Sentiment is { } sentiment)
        {
            rows.Add(Judgment(new Paragraph("tone ", Dim), sentiment, ""));
        }

        var number = string.Create(CultureInfo.InvariantCulture, $"{statement.Number,3} ");
        return new Rows(new Hanging(new Rows(rows), new Segment(number, Dim), new Segment("    ")), Text.Empty);
    }

    private static Paragraph Speaker(Statement statement, string text)
    {
        var (quote, speaker, rule) = statement.Attribution;
        var line = new Paragraph(StandingSummary.NameOf(statement), speaker is null ? Dim : Strong);
        if (speaker?.Role is { } role)
        {
            line.Append($", {SafeText.OneLine(role)}");
        }

        if (speaker?.Actor is { } actor)
        {
            line.Append($" [{SafeText.OneLine(actor)}]", Strong);
        }

        if (quote.Cue is { } cue)
        {
            line.Append("  ");
            line.Append(string.Join(" … ", cue.Spans.Select(span => SafeText.OneLine(span.Of(text).ToString()))), new Style(Color.Grey, decoration: Decoration.Italic));
        }

        var within = statement.Within is { } outer ? string.Create(CultureInfo.InvariantCulture, $", told in {outer}") : "";
        line.Append($"  {StatementRecords.Word(quote.Kind)}{Sure(quote.Probability)}{Framing(quote.Cue)}{within}", Dim);
        return speaker is null ? line : line.Append($", named by {StatementRecords.Word(rule)}{Sure(statement.Attribution.Probability)}", Dim);
    }

    private static string Sure(double? probability) => probability is { } known ? string.Create(CultureInfo.InvariantCulture, $" ({known:0.00})") : "";

    /// <summary>Only what the reporter adds: a plain cue adds nothing.</summary>
    private static string Framing(Cue? cue) => cue is null or { Framing: StanceML.Framing.Plain } ? "" : $", {StatementRecords.Word(cue.Framing)}";

    private static Paragraph Quote(Statement statement, string text)
    {
        var quote = statement.Attribution.Quote;
        var layers = statement.Evidence.Select(evidence =>
            new MarkedText.Layer(evidence.Span, StanceInk.Of(evidence.Toward).Ink.Combine(new Style(decoration: Decoration.Bold | Decoration.Underline))));
        var marked = new MarkedText(text, layers, []);
        var paragraph = new Paragraph();
        foreach (var span in quote.Spans)
        {
            if (span.Start != quote.Start)
            {
                paragraph.Append(" … ", Dim);
            }

            marked.AppendTo(paragraph, span);
        }

        return paragraph;
    }

    private static Paragraph Stance(Statement statement, TargetStance stance, string text)
    {
        var (candidate, judgment) = stance;
        var name = new Paragraph($"{StanceInk.Of(judgment).Sign} {SafeText.OneLine(candidate.Target.Name)} ", StanceInk.Of(judgment).Ink);
        var line = Judgment(name, judgment, Origin(candidate.Origin));
        var reasons = statement.Evidence
            .Where(evidence => evidence.Target == candidate.Target.Id)
            .OrderByDescending(evidence => evidence.Weight)
            .Select(evidence => (Words: SafeText.OneLine(evidence.Span.Of(text).Trim(MarksAndSpaces).ToString()), Ink: StanceInk.Of(evidence.Toward)))
            .Where(reason => reason.Words.Length > 0)
            .Distinct()
            .Take(MaxEvidence)
            .ToList();
        for (var i = 0; i < reasons.Count; i++)
        {
            line.Append(i == 0 ? "\n  because of " : ", ", Dim);
            line.Append($"“{reasons[i].Words}” {reasons[i].Ink.Sign}", reasons[i].Ink.Ink);
        }

        return line;
    }

    /// <summary>The label with its probability, then the others'. What is not decided only leans.</summary>
    private static Paragraph Judgment(Paragraph line, Judgment judgment, string origin)
    {
        var leans = judgment.Decided ? "" : "leans ";
        line.Append($"{leans}{judgment.Label} {Percent(judgment.Confidence)}", StanceInk.Of(judgment).Ink);
        var others = judgment.Probabilities.Where(p => p.Label != judgment.Label).Select(p => $"{p.Label} {Percent(p.Probability)}");
        return line.Append($"  {string.Join(" · ", others)}{origin}", Dim);
    }

    private static string Origin(TargetOrigin origin) => origin switch
    {
        TargetOrigin.Sentence => "  (question named in its sentence)",
        TargetOrigin.Carried => "  (question carried from before)",
        _ => "",
    };

    private static string Percent(double probability) => string.Create(CultureInfo.InvariantCulture, $"{probability * 100:0} %");
}
