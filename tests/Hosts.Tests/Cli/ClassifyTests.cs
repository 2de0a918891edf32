using System.Text;
using System.Text.Json;

namespace StanceML.Hosts.Tests.Cli;

public sealed class ClassifyTests(ToyModels models) : IDisposable
{
    /// <summary>Its alias is as long as the name of Kosovo, which it takes the place of.</summary>
    private const string Question =
        """{"version":"mine.1","sources":["mine"],"targets":[{"id":"ruritania","name":"Kingdom of Ruritania","kind":"state","claim":"Ruritania is a state","aliases":["Orlowo"]}]}""";

    private const string OutsideCatalogue = "'ruritania' is no question of the catalogue";

    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Answers_come_in_input_order_with_a_stance_only_where_a_target_is_given()
    {
        _world.Write("rows.jsonl", string.Concat(Enumerable.Range(0, 600).Select(i => i % 2 == 0
            ? $$"""{"id":"{{i}}","text":"We will never recognise Kosovo.","target":"kosovo"}""" + "\n"
            : $$"""{"id":"{{i}}","text":"The harvest was good."}""" + "\n")));
        var run = await _world.RunAsync("classify", "--input", "rows.jsonl");
        Assert.Equal((0, ""), (run.ExitCode, run.Messages));
        Assert.Equal(Enumerable.Range(0, 600).Select(i => $"{i}"), run.OutputLines.Select(IdOf));
        Assert.Matches("""^\{"id":"0","stance":\{"label":"oppose","decided":(true|false),"probabilities":\{"support":[0-9.]+,"oppose":[0-9.]+,"neutral":[0-9.]+\}\},"sentiment":\{"label":"[a-z]+","decided":(true|false),"probabilities":\{"positive":[0-9.]+,"negative":[0-9.]+,"neutral":[0-9.]+\}\}\}$""", run.OutputLines[0]);
        Assert.StartsWith("{\"id\":\"1\",\"sentiment\":{", run.OutputLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_model_alone_gives_its_own_judgment_alone()
    {
        _world.Write("rows.jsonl", """{"id":"1","text":"We will never recognise Kosovo.","target":"kosovo"}""");
        var run = await _world.RunBareAsync("classify", "--input", "rows.jsonl", "--model", models.VersionOf("stance"));
        Assert.Contains("\"stance\":", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"sentiment\":", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_not_known_is_told_once_and_the_rows_are_judged()
    {
        _world.Write("rows.jsonl", string.Concat(Enumerable.Range(0, 300).Select(i => $$"""{"id":"{{i}}","text":"We will never recognise Kosovo.","tagret":"kosovo"}""" + "\n")));
        var run = await _world.RunAsync("classify", "--input", "rows.jsonl");
        Assert.StartsWith("rows.jsonl:1: tagret: is no field of a row and is passed over", Assert.Single(run.MessageLines), StringComparison.Ordinal);
        Assert.Equal((0, 300), (run.ExitCode, run.OutputLines.Length));
    }

    [Fact]
    public async Task A_question_of_the_user_is_judged_as_one_of_the_catalogue()
    {
        _world.Write("questions.json", Question);
        _world.Write("known.jsonl", """{"id":"1","text":"We will never recognise Kosovo.","target":"kosovo"}""");
        _world.Write("own.jsonl", """{"id":"1","text":"We will never recognise Orlowo.","target":"ruritania"}""");
        // The shipped models: to the toys each name that their few rows do not have is the same.
        string[] models = ["--models", Path.Combine(AppContext.BaseDirectory, "models")];
        var known = await _world.RunBareAsync(["classify", "--input", "known.jsonl", .. models]);
        var own = await _world.RunBareAsync(["classify", "--input", "own.jsonl", "--targets", "questions.json", .. models]);
        Assert.Equal((0, ""), (own.ExitCode, own.Messages));
        Assert.Equal(known.Output, own.Output);
        Assert.NotEqual(known.Output, (await _world.RunBareAsync(["classify", "--input", "own.jsonl", .. models])).Output);

        var missing = await _world.RunAsync("classify", "--input", "own.jsonl", "--targets", "nowhere.json");
        Assert.Equal((1, ""), (missing.ExitCode, missing.Output));
        Assert.StartsWith("nowhere.json: ", Assert.Single(missing.MessageLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_on_a_question_of_the_user_are_checked_validated_and_trained_on_with_it()
    {
        _world.Write("questions.json", Question);
        _world.Write("rows.jsonl", ToyModels.RowsAsJsonLines().Replace("\"catalonia\"", "\"ruritania\"", StringComparison.Ordinal).Replace("Catalonia", "Orlowo", StringComparison.Ordinal));
        Assert.Contains(OutsideCatalogue, (await _world.RunBareAsync("data", "check", "rows.jsonl")).Messages, StringComparison.Ordinal);
        Assert.DoesNotContain(OutsideCatalogue, (await _world.RunBareAsync("data", "check", "rows.jsonl", "--targets", "questions.json")).Messages, StringComparison.Ordinal);

        string[] validate = ["validate", "--data", "rows.jsonl", "--task", "stance", "--folds", "2"];
        var without = await _world.RunBareAsync(validate);
        var with = await _world.RunBareAsync([.. validate, "--targets", "questions.json"]);
        Assert.True(with.ExitCode == 0, with.Messages);
        Assert.NotEqual(without.Output, with.Output);

        var train = await _world.RunBareAsync("train", "--data", "rows.jsonl", "--task", "stance", "--folds", "2", "--targets", "questions.json");
        Assert.True(train.ExitCode == 0, train.Messages);
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Directory.GetFiles(Path.Combine(_world.Folder, "models", "stance"), "manifest.json", SearchOption.AllDirectories).Single()));
        Assert.EndsWith("+mine.1", manifest.RootElement.GetProperty("catalogueVersion").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await _world.RunBareAsync("models", "verify", "--models", "models")).ExitCode);
    }

    [Fact]
    public async Task A_model_that_judges_neither_stance_nor_sentiment_is_refused()
    {
        _world.Write("rows.jsonl", "{\"id\":\"1\",\"text\":\"A peace.\"}");
        var run = await _world.RunBareAsync("classify", "--input", "rows.jsonl", "--model", models.VersionOf("relevance"));
        Assert.Matches("^relevance/[0-9.]+: judges neither stance nor sentiment; expected a model of one of them$", Assert.Single(run.MessageLines));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_malformed_row_is_named_by_file_line_and_field_and_nothing_is_written_for_it()
    {
        _world.Write("rows.jsonl",
        [
            .. "{\"id\":\"1\",\"text\":\"A peace.\"}\n"u8,
            .. "{\"id\":\"2\",\"text\":\n"u8,
            .. "{\"id\":\"3\"}\n"u8,
            .. "{\"text\":\"B\"}\n"u8,
            .. "{\"id\":\"5\",\"text\":\"B\",\"targetSpan\":[\"a\",1]}\n"u8,
            .. "{\"id\":\"6\",\"text\":\"B\",\"target\":[\"kosovo\"]}\n"u8,
            .. "{\"id\":\"7\",\"text\":\"\\ud800\"}\n"u8,
            .. "{\"id\":\"8\",\"text\":\""u8, 0xFF, .. "\"}\n"u8,
            .. "\n"u8,
            .. "{\"id\":\"10\",\"text\":\"A peace.\",\"stance\":\"FAVOR\"}\n"u8,
        ]);
        var run = await _world.RunAsync("classify", "--input", "rows.jsonl");
        Assert.Equal(["1", "10"], run.OutputLines.Select(IdOf));
        string[] expected =
        [
            "rows.jsonl:2: is no JSON object", "rows.jsonl:3: text: is missing", "rows.jsonl:4: id: is missing", "rows.jsonl:5: targetSpan: found",
            "rows.jsonl:6: target: found Array; expected text", "rows.jsonl:7: text: holds half of", "rows.jsonl:8: is not UTF-8",
        ];
        Assert.Equal(expected.Length, run.MessageLines.Length);
        Assert.All(expected.Zip(run.MessageLines), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Fifty_megabytes_of_one_line_are_one_malformed_row()
    {
        _world.Write("rows.jsonl", [.. Enumerable.Repeat((byte)'a', 50 << 20), .. "\n{\"id\":\"2\",\"text\":\"A peace.\"}"u8]);
        var run = await _world.RunAsync("classify", "--input", "rows.jsonl");
        Assert.Equal(["rows.jsonl:1: the line has 52428800 bytes; expected at most 1048576"], run.MessageLines);
        Assert.Equal(["2"], run.OutputLines.Select(IdOf));
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Rows_come_from_stdin_and_answers_go_to_a_file()
    {
        var run = await _world.RunAsync(Encoding.UTF8.GetBytes("{\"id\":\"ä\",\"text\":\"A peace.\"}\nnonsense\n"), "classify", "--input", "-", "--output", "out.jsonl");
        Assert.StartsWith("stdin:2: is no JSON object", Assert.Single(run.MessageLines), StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        Assert.StartsWith("{\"id\":\"ä\",\"sentiment\":", _world.Read("out.jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_without_rows_is_named()
    {
        _world.Write("rows.jsonl", "\n  \n");
        var run = await _world.RunAsync("classify", "--input", "rows.jsonl");
        Assert.Equal(["rows.jsonl: is empty; expected rows, one JSON line each"], run.MessageLines);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_named()
    {
        _world.Write("rows.jsonl", "{\"id\":\"1\",\"text\":\"A peace.\"}");
        var run = await _world.RunAsync("classify", "--input", "rows.jsonl", "--output", "no/such/folder.jsonl");
        Assert.StartsWith("no/such/folder.jsonl: cannot be written (", Assert.Single(run.MessageLines), StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_missing_input_is_named_and_no_output_is_begun()
    {
        var run = await _world.RunAsync("classify", "--input", "nowhere.jsonl", "--output", "out.jsonl");
        Assert.Equal(["nowhere.jsonl: does not exist"], run.MessageLines);
        Assert.Equal((1, false), (run.ExitCode, File.Exists(Path.Combine(_world.Folder, "out.jsonl"))));
    }

    private static string IdOf(string line)
    {
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.GetProperty("id").GetString()!;
    }
}
