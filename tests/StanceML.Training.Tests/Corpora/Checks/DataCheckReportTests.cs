using System.Text.Json;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class DataCheckReportTests : IDisposable
{
    private const string Hostile = "<script>alert('x')</script> & \"<img src=x onerror=alert(1)>\" \\u202Egnorw";

    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void Hostile_texts_stay_texts_on_the_page()
    {
        var (page, _) = Report($$"""
            {"id":"1","text":"{{Hostile.Replace("\"", "\\\"", StringComparison.Ordinal)}}","target":"<b>x</b>","stance":"support","register":"<i onclick=x>","group":"</table>","<u>":1}
            {"id":"2","text":"{{Hostile.Replace("\"", "\\\"", StringComparison.Ordinal)}}","target":"<b>x</b>","stance":"oppose","group":"</table>"}
            """);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i onclick", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Equal(page.Split("<table>").Length, page.Split("</table>").Length);
    }

    [Fact]
    public void The_page_loads_nothing_and_groups_findings_with_their_places()
    {
        var (page, _) = Report("{\"text\":\"A b c.\",\"target\":\"kosovo\",\"stance\":\"support\"}\n{\"text\":\"A b c.\",\"target\":\"kosovo\",\"stance\":\"oppose\"}\n");
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        Assert.Contains(">conflicting labels</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<td>rows.jsonl:2</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_holds_the_same_findings()
    {
        var (_, json) = Report("{\"text\":\"A b c.\",\"target\":\"kosovo\",\"stance\":\"support\"}\n{\"text\":\"A b c.\",\"target\":\"kosovo\",\"stance\":\"oppose\"}\n{broken\n");
        Assert.Equal((2, 2), (json.GetProperty("rows").GetInt32(), json.GetProperty("errors").GetInt32()));
        var conflict = json.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("kind").GetString() == "conflict");
        Assert.Equal(("error", 2), (conflict.GetProperty("severity").GetString(), conflict.GetProperty("line").GetInt32()));
        Assert.Equal(2, json.GetProperty("counts").EnumerateArray().Sum(count => count.GetProperty("rows").GetInt32()));
    }

    [Fact]
    public void Every_kind_has_a_name_and_an_advice() =>
        Assert.All(Enum.GetValues<ProblemKind>(), kind =>
        {
            Assert.NotEmpty(ProblemKinds.Name(kind));
            Assert.NotEmpty(ProblemKinds.Advice(kind));
            Assert.Matches("^[a-z]+(-[a-z]+)*$", ProblemKinds.Id(kind));
        });

    private (string Page, JsonElement Json) Report(string rows)
    {
        var check = new DataChecker(Toy.Encoder.Catalogue, Toy.Encoder.Actors).Check(_toy.Write("rows.jsonl", rows), labels: null, progress: null, TestContext.Current.CancellationToken);
        var folder = Path.Combine(_toy.Folder, "report");
        DataCheckReport.Write(check, folder);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, DataCheckReport.JsonName)));
        return (File.ReadAllText(Path.Combine(folder, DataCheckReport.PageName)), json.RootElement.Clone());
    }
}
