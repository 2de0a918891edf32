using StanceML.Dashboard.Questions;
using StanceML.Store;

namespace StanceML.Hosts.Tests.Charts;

public sealed class QuestionQueryTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var query = new QuestionQuery { From = new(1946, 1, 2), To = new(2026, 12, 31), Copies = false, Unit = TrendUnit.Year };
        Assert.Equal("?from=1946-01-02&to=2026-12-31&copies=false&unit=year", query.ToString());
        var values = query.ToString()[1..].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(query, QuestionQuery.Read(name => values[name], (name, problem) => Assert.Fail($"{name} {problem}")));
        Assert.Equal("", new QuestionQuery().ToString());
    }

    [Fact]
    public void What_cannot_be_used_is_named()
    {
        List<string> problems = [];
        var values = new Dictionary<string, string> { ["from"] = "yesterday", ["to"] = "", ["copies"] = "some", ["unit"] = "1" };
        Assert.Equal(new QuestionQuery(), QuestionQuery.Read(values.GetValueOrDefault, (name, _) => problems.Add(name)));
        Assert.Equal(["copies", "unit", "from"], problems);
    }
}
