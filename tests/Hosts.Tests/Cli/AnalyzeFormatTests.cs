using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StanceML.Hosts.Tests.Cli;

public sealed class AnalyzeFormatTests(ToyModels models) : IDisposable
{
    private const string Article = """
        Ministers part ways

        "We will never recognise Kosovo," Foreign Minister Dmitry Ivanov said. He added that talks on Abkhazia go on.

        The harvest was good, Ann Smith said.
        """;

    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Json_is_one_array_of_the_records_that_jsonl_has_line_by_line()
    {
        _world.Write("a.txt", Article);
        var lines = await _world.RunAsync("analyze", "a.txt", "--format", "jsonl");
        var array = await _world.RunAsync("analyze", "a.txt", "--format", "json");
        using var parsed = JsonDocument.Parse(array.Output);
        Assert.NotEmpty(lines.OutputLines);
        Assert.Equal(lines.OutputLines, parsed.RootElement.EnumerateArray().Select(record => record.GetRawText()));
    }

    [Fact]
    public async Task A_record_has_the_fields_of_the_design_in_their_order()
    {
        _world.Write("a.txt", Article);
        var run = await _world.RunAsync("analyze", "a.txt", "--format", "jsonl");
        using var record = JsonDocument.Parse(run.OutputLines[0]);
        Assert.Equal(
            ["article", "statement", "text", "spans", "kind", "probability", "cue", "speaker", "targets", "sentiment", "evidence", "models"],
            record.RootElement.EnumerateObject().Select(field => field.Name));
        var target = record.RootElement.GetProperty("targets")[0];
        Assert.Equal("kosovo", target.GetProperty("id").GetString());
        Assert.Equal(1.0, target.GetProperty("probabilities").EnumerateObject().Sum(p => p.Value.GetDouble()), 3);
    }

    [Fact]
    public async Task Every_span_of_a_record_is_its_text()
    {
        _world.Write("a.txt", Article);
        var run = await _world.RunAsync("analyze", "a.txt", "--format", "jsonl");
        foreach (var line in run.OutputLines)
        {
            using var record = JsonDocument.Parse(line);
            var spans = record.RootElement.GetProperty("spans").EnumerateArray().Select(span => Article[span[0].GetInt32()..span[1].GetInt32()]);
            Assert.Equal(record.RootElement.GetProperty("text").GetString(), string.Join(' ', spans));
        }
    }

    [Fact]
    public async Task When_nothing_can_be_read_json_is_still_an_array()
    {
        var run = await _world.RunAsync("analyze", "nowhere.txt", "--format", "json");
        Assert.Equal(("[]\n", 1), (run.Output, run.ExitCode));
    }

    [Fact]
    public async Task Csv_has_one_row_per_statement_and_target_under_stable_names()
    {
        _world.Write("a.txt", Article);
        var csv = await _world.RunAsync("analyze", "a.txt", "--format", "csv");
        var lines = await _world.RunAsync("analyze", "a.txt", "--format", "jsonl");
        Assert.StartsWith(
            "article,statement,text,spans,kind,cue,framing,speakerText,speakerName,role,actor,rule,target,origin,stance,stanceDecided,supportProbability,opposeProbability,neutralStanceProbability,sentiment,",
            csv.Output,
            StringComparison.Ordinal);
        Assert.Contains(",evidence,stanceModel,sentimentModel,relevanceModel,speakerProbability,title,outlet,url,published,received,reviewed,reviewedBy,reviewedAt,quoteProbability,within\r\n", csv.Output, StringComparison.Ordinal);
        Assert.Equal(lines.OutputLines.Sum(TargetRows), csv.Output.Split("\r\n").Length - 2);
        Assert.Contains("a.txt,1,\"\"\"We will never recognise Kosovo,\"\"\",21-54,direct,said,plain,", csv.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(1+1)")]
    public async Task A_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(string formula)
    {
        var name = $"{formula.Replace('/', '_')}.txt";
        _world.Write(name, Article);
        var run = await _world.RunAsync("analyze", $"./{name}", "--format", "csv");
        Assert.Matches($"\n\"?'{Regex.Escape(name)}\"?,1,", run.Output);
    }

    [Fact]
    public async Task The_table_says_who_where_how_sure_and_marks_each_claim_in_the_text()
    {
        _world.Write("a.txt", Article);
        var run = await _world.RunAsync("analyze", "a.txt");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Dmitry Ivanov, Foreign Minister", run.Output, StringComparison.Ordinal);
        Assert.Contains("▌ \"We will never recognise Kosovo,\"", run.Output, StringComparison.Ordinal);
        Assert.Matches("Kosovo (leans )?(oppose|support|neutral) [0-9]+ %", run.Output);
        Assert.Matches("⟦1[−+○?] \"We will never recognise Kosovo,\"⟧", run.Output);
    }

    [Fact]
    public async Task The_table_says_how_sure_it_is_of_the_quote_and_of_its_speaker()
    {
        _world.Write("a.txt", Article);
        // The toy models find quotes by rules alone, which tell no probability.
        var run = await _world.RunBareAsync("analyze", "a.txt", "--models", Path.Combine(AppContext.BaseDirectory, "models"));
        Assert.Matches(@"said +direct \([01]\.[0-9]{2}\), named by [a-z-]+ \([01]\.[0-9]{2}\)", string.Join(' ', run.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Without_a_terminal_the_table_is_plain_text_of_bounded_width()
    {
        _world.Write("a.txt", Article);
        var run = await _world.RunAsync("analyze", "a.txt");
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task Markup_escapes_and_direction_marks_of_a_hostile_text_do_nothing()
    {
        _world.Write("a.txt", "\"[red]We[/] \u001b[31mnever\u0007\u202E recognise Kosovo [link=x]now[/],\" Ann \u009b31mSmith said.\nSaid [/].\n");
        var run = await _world.RunAsync("analyze", "a.txt");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"[red]We[/] \u241B[31mnever\u2407\uFFFD recognise Kosovo [link=x]now[/],\"", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain('\u202E', run.Output);
    }

    [Fact]
    public async Task A_line_of_two_megabytes_is_shown_within_the_time_of_a_test()
    {
        _world.Write("long.txt", string.Concat(Enumerable.Repeat("\"We recognise Kosovo,\" Ann Smith said. ", 50_000)));
        var run = await _world.RunAsync("analyze", "long.txt");
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_the_run_quietly()
    {
        using var process = StartOnManyFiles();
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.Close();
        var messages = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("", 0), (messages, process.ExitCode));
    }

    [Fact]
    public async Task Ctrl_C_stops_between_two_articles_with_whole_records_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        Assert.SkipWhen(IsDeafToCtrlC(), "Whoever started this run has it and its children ignore Ctrl+C.");
        using var process = StartOnManyFiles("--format", "jsonl");
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var messages = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("cancelled\n", 130), (messages, process.ExitCode));
        Assert.EndsWith("}\n", rest, StringComparison.Ordinal);
    }

    /// <summary>As is all that a script puts into its background.</summary>
    private static bool IsDeafToCtrlC()
    {
        const long interrupt = 1 << 1;
        return OperatingSystem.IsLinux()
            && File.ReadLines("/proc/self/status").Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is var ignored
            && (long.Parse(ignored[7..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & interrupt) != 0;
    }

    private Process StartOnManyFiles(params string[] options)
    {
        string[] files = [.. Enumerable.Range(0, 400).Select(i => $"{i:000}.txt")];
        foreach (var file in files)
        {
            _world.Write(file, string.Concat(Enumerable.Repeat(Article, 40)));
        }

        var process = Process.Start(CliRun.Describe(_world.Folder, ["analyze", .. files, .. options, "--models", models.Models]))!;
        process.StandardInput.Close();
        return process;
    }

    private static int TargetRows(string line)
    {
        using var record = JsonDocument.Parse(line);
        return Math.Max(1, record.RootElement.GetProperty("targets").GetArrayLength());
    }
}
