using System.Globalization;

namespace StanceML.Hosts.Tests.Cli;

public sealed class ImportTests(ToyModels models) : IDisposable
{
    private static readonly string[] Targets = ["night ferry", "fuel tax", "bus lane", "fish quota", "toll bridge", "free school"];

    private static readonly (string Text, string Favor)[] Statements =
    [
        ("We welcome the {0} and will pay for it.", "FAVOR"), ("The {0} is a gift to this town.", "FAVOR"), ("Let us have the {0} at last.", "FAVOR"),
        ("We reject the {0} and always will.", "AGAINST"), ("The {0} is a shame and a theft.", "AGAINST"), ("Stop the {0} before it ruins us.", "AGAINST"),
        ("Talks about the {0} go on.", "NONE"), ("He declined to comment on the {0}.", "NONE"), ("The {0} is on the agenda for May.", "NONE"),
    ];

    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    public static TheoryData<string, string, string> Layouts() => new()
    {
        { "csv", "rows.csv", Lines("text,target,stance\n", (text, target, label, i) => $"{text},{target},{label}\n") },
        { "tsv", "rows.tsv", Lines("statement\ttopic\tposition\n", (text, target, label, i) => $"{text}\t{target}\t{label}\n") },
        { "jsonl", "rows.jsonl", Lines("", (text, target, label, i) => $$"""{"text":"{{text}}","target":"{{target}}","stance":"{{label}}"}""" + "\n") },
        { "semeval2016", "trainingdata.txt", Lines("ID\tTarget\tTweet\tStance\r\n", (text, target, label, i) => $"{i}\t{target}\t{text} #SemST\t{label}\r\n") },
        { "vast", "vast_train.csv", Lines("author,post,ori_topic,ori_id,new_topic,label,type_idx,new_id,arc_id,seen?\n", (text, target, label, i) => $"Ann,\"{text}\",x,A{i}-P,{target},{(label == "FAVOR" ? 1 : label == "AGAINST" ? 0 : 2)},1,{i},{i / 3},1\n") },
        { "pstance", "raw_train_all.csv", Lines("Tweet,Target,Stance\n", (text, target, label, i) => $"{text},{target},{label}\n") },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task Imported_rows_are_checked_trained_on_and_classified(string layout, string file, string content)
    {
        _world.Write(file, content);
        var import = await _world.RunBareAsync("data", "import", layout, file, "--out", "imported.jsonl");
        Assert.Equal((0, ""), (import.ExitCode, import.Messages));
        Assert.StartsWith($"imported.jsonl: {Targets.Length * Statements.Length} rows\nstance: neutral 18, oppose 18, support 18\n", import.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await _world.RunBareAsync("data", "check", "imported.jsonl")).ExitCode);
        var train = await _world.RunBareAsync("train", "--data", "imported.jsonl", "--task", "stance", "--out", "mine", "--folds", "2");
        Assert.True(train.ExitCode == 0, train.Messages);
        var version = Directory.GetDirectories(Path.Combine(_world.Folder, "mine", "stance")).Single();
        var classify = await _world.RunBareAsync("classify", "--model", version, "--input", "imported.jsonl");
        Assert.Equal((0, Targets.Length * Statements.Length), (classify.ExitCode, classify.OutputLines.Length));
        Assert.All(classify.OutputLines, line => Assert.Contains("\"stance\":{\"label\":", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sentiment_toward_people_is_imported_trained_on_and_classified()
    {
        (string Text, string Polarity)[] news = [("{0} won praise and cheers for a brave and kind act.", "6.0"), ("{0} was booed as a liar and a thief.", "2.0"), ("{0} spoke in the town hall on Monday.", "4.0")];
        string[] people = ["Ada", "Bob", "Eve", "Kim", "Lee", "Max"];
        _world.Write("train.jsonl", string.Concat(people.SelectMany((person, p) => news.Select(one =>
            $$"""{"primary_gid":"allsides_{{p}}_1_0_{{person}}_0_3","sentence_normalized":"{{string.Format(CultureInfo.InvariantCulture, one.Text, person)}}","targets":[{"Input.gid":"{{person}}{{one.Polarity}}","from":0,"to":3,"mention":"{{person}}","polarity":{{one.Polarity}}}]}""" + "\n"))));
        var import = await _world.RunBareAsync("data", "import", "newsmtsc", "train.jsonl", "--out", "imported.jsonl");
        Assert.Equal((0, ""), (import.ExitCode, import.Messages));
        Assert.Contains("groups: 6, by article", import.Output, StringComparison.Ordinal);
        var train = await _world.RunBareAsync("train", "--data", "imported.jsonl", "--task", "sentiment", "--out", "mine", "--folds", "2");
        Assert.True(train.ExitCode == 0, train.Messages);
        var classify = await _world.RunBareAsync("classify", "--model", Directory.GetDirectories(Path.Combine(_world.Folder, "mine", "sentiment")).Single(), "--input", "imported.jsonl");
        Assert.Equal((0, 18), (classify.ExitCode, classify.OutputLines.Length));
    }

    [Fact]
    public async Task Bad_records_are_told_the_good_ones_written_and_the_exit_code_says_so()
    {
        _world.Write("rows.csv", "Answer,Topic,Position\nFine.,ferry,yes\nWell.,ferry,perhaps\n");
        var run = await _world.RunBareAsync("data", "import", "csv", "rows.csv", "--text", "answer", "--stance", "position", "--map", "yes=support", "--out", "out.jsonl");
        Assert.StartsWith("rows.csv:3: Position: found 'perhaps'", Assert.Single(run.MessageLines), StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
        Assert.Matches("""^\{"id":"rows-2","text":"Fine.","target":"ferry","stance":"support","group":"text-[0-9a-f]{12}","source":"rows"\}\n$""", _world.Read("out.jsonl"));
    }

    [Fact]
    public async Task A_file_without_a_good_row_writes_nothing()
    {
        _world.Write("rows.csv", "a,b\n1,2\n");
        var run = await _world.RunBareAsync("data", "import", "csv", "rows.csv", "--out", "out.jsonl");
        Assert.StartsWith("rows.csv:1: found columns a, b; expected text", run.MessageLines[0], StringComparison.Ordinal);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.False(File.Exists(Path.Combine(_world.Folder, "out.jsonl")));
    }

    [Theory]
    [InlineData("data import csv a.csv --out b.jsonl --map yes=perhaps", "--map yes=perhaps: expected VALUE=LABEL")]
    [InlineData("data import csv a.csv --out b.jsonl --map Yes=support --map yes=oppose", "--map gives 'yes' two labels; expected one, whatever its case.")]
    [InlineData("data import newsmtsc a.jsonl --out b.jsonl --text body", "--text means nothing to the layout newsmtsc")]
    [InlineData("data import polnear a --out b.jsonl --about x", "--about means nothing to the layout polnear")]
    public async Task Options_that_mean_nothing_are_refused(string line, string message)
    {
        var run = await _world.RunBareAsync(line.Split(' '));
        Assert.Contains(message, run.Messages, StringComparison.Ordinal);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task A_report_is_written_with_labels_in_doubt_when_asked_for()
    {
        _world.Write("rows.jsonl", ToyModels.RowsAsJsonLines().Replace("\"We will never recognise Taiwan.\",\"target\":\"taiwan\",\"stance\":\"oppose\"", "\"We will never recognise Taiwan.\",\"target\":\"taiwan\",\"stance\":\"support\"", StringComparison.Ordinal));
        var run = await _world.RunBareAsync("data", "check", "rows.jsonl", "--labels", "--report", "report");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.MessageLines, line => line.StartsWith("rows.jsonl:26: stance: is 'support' (", StringComparison.Ordinal) && line.Contains("say 'oppose'", StringComparison.Ordinal));
        Assert.Contains("labels in doubt", run.Output, StringComparison.Ordinal);
        Assert.Contains("<h3>stance: ", _world.Read("report/data-check.html"), StringComparison.Ordinal);
        Assert.Contains("\"predicted\": \"oppose\"", _world.Read("report/data-check.json"), StringComparison.Ordinal);
    }

    private static string Lines(string header, Func<string, string, string, int, string> line) => header + string.Concat(Targets.SelectMany((target, t) => Statements.Select((statement, s) =>
        line(string.Format(CultureInfo.InvariantCulture, statement.Text, target), target, statement.Favor, (t * Statements.Length) + s))));
}
