using System.Text;

namespace StanceML.Training.Tests;

/// <summary>Annotated articles made up for tests.</summary>
internal static class Invented
{
    public const string Lagoon = """
        style: wire
        outlet: Northern Agency
        group: lagoon-talks
        speaker: Ilse Brandt = DE
        speaker: Foreign Ministry = RS
        speaker: Jan Novak = -
        ---
        {s1|Berlin}{q1|:} {c1|Lagoon talks “days away”}

        {c2|“We are days away, not weeks,”} Foreign Minister {s2,3|Ilse Brandt} {q2|said} on Tuesday, {q3|adding} {c3|that both sides had read the draft}. {c2|“The rest is commas.”}
        {s4=Ilse Brandt|She} {q4|thinks} {c4|{s5=Court of Arles|the court} {q5|had warned} {c5|of delays}}. {s6|Novak} {q6|called} {c6|it “a farce”}.

        """;

    public static GoldArticle Read(string marked, string file = "toy.md")
    {
        var problems = new List<RowProblem>();
        return MarkedArticle.Read(marked, file, problems.Add) ?? throw new InvalidDataException(string.Join('\n', problems));
    }

    public static IReadOnlyList<RowProblem> Problems(string marked)
    {
        var problems = new List<RowProblem>();
        MarkedArticle.Read(marked, "toy.md", problems.Add);
        return problems;
    }

    /// <summary>Everything in it, to compare articles by.</summary>
    public static string Row(GoldArticle article)
    {
        using var stream = new MemoryStream();
        GoldRows.Write(stream, [article]);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static IReadOnlyList<string> Words(GoldArticle article, IReadOnlyList<TextSpan> spans) => [.. spans.Select(span => span.Of(article.Article.Text).ToString())];
}
