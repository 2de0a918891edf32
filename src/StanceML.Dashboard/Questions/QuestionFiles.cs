namespace StanceML.Dashboard.Questions;

/// <summary>Where the files behind the charts of a question are.</summary>
internal static class QuestionFiles
{
    /// <param name="chart"><c>trend</c>, <c>map</c>, <c>actors</c>, <c>speakers</c> or <c>outlets</c>.</param>
    public static string Of(string question, string chart, QuestionQuery query) => $"/v1/questions/{Uri.EscapeDataString(question)}/{chart}{query}";
}
