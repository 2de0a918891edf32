namespace StanceML.Dashboard.Charts;

/// <summary>What a chart says besides when it leaves its page as a file.</summary>
/// <param name="Origin">Where the worker is found, such as <c>https://desk.example.org</c>: a file's links need it.</param>
/// <param name="Query">Address of the page with the same question, dates and counting.</param>
/// <param name="Made">When it was drawn.</param>
public sealed record ChartFile(string Origin, string Query, DateTimeOffset Made);
