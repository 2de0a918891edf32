using System.Text;

namespace StanceML.Hosts.Tests.Cli;

public sealed class AnalyzeInputTests(ToyModels models) : IDisposable
{
    private const string Good = "\"We recognise Kosovo,\" President Ann Smith said.\n";

    private readonly CliWorld _world = new(models);

    public void Dispose() => _world.Dispose();

    public static TheoryData<string, byte[], string> BadFiles { get; } = new()
    {
        { "an empty file", [], "is empty; expected the text of an article" },
        { "nothing but space", " \r\n\t\n"u8.ToArray(), "is empty; expected the text of an article" },
        { "a byte-order mark alone", [0xEF, 0xBB, 0xBF], "is empty; expected the text of an article" },
        { "Latin-1", [.. "Merci,\ncaf"u8, 0xE9, .. " said."u8], "found the byte 0xE9 at offset 10 (line 2); expected UTF-8" },
        { "a character cut off", [.. "Peace "u8, 0xE2, 0x80], "found the byte 0xE2 at offset 6 (line 1); expected UTF-8" },
        { "UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Peace")).ToArray(), "looks like UTF-16 text; expected plain text in UTF-8" },
        { "a PDF", "%PDF-1.7 and so on"u8.ToArray(), "looks like a PDF; expected plain text in UTF-8" },
        { "an Office document", [.. "PK"u8, 3, 4, 9, 9], "looks like a ZIP archive or an Office document; expected plain text in UTF-8" },
        { "a binary", [.. "abc"u8, 0, .. "def"u8], "found a NUL byte at offset 3, so it is a binary file; expected plain text in UTF-8" },
        { "a web page", "\n<!DOCTYPE html>\n<html><body>He said no.</body></html>"u8.ToArray(), "looks like HTML; give the article's text" },
        { "a short piece of a web page", " <div class=\"x\"><p>He said no.</p></div>"u8.ToArray(), "looks like HTML; give the article's text" },
        { "a piece of a web page", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p class=\"x\">He said no.</p>\n", 9))), "looks like HTML; give the article's text" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_bad_file_is_named_with_what_was_expected_and_the_rest_is_done(string kind, byte[] content, string problem)
    {
        Assert.NotEmpty(kind);
        _world.Write("bad.txt", content);
        _world.Write("good.txt", Good);
        var run = await _world.RunAsync("analyze", "bad.txt", "good.txt", "--format", "jsonl");
        Assert.Equal([$"bad.txt: {problem}"], run.MessageLines);
        Assert.StartsWith("{\"article\":\"good.txt\",\"statement\":1,", Assert.Single(run.OutputLines), StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Fifty_megabytes_of_one_line_are_refused_before_they_are_read()
    {
        await using (var file = File.Create(Path.Combine(_world.Folder, "big.txt")))
        {
            file.SetLength(50 << 20);
        }

        _world.Write("good.txt", Good);
        var run = await _world.RunAsync("analyze", "big.txt", "good.txt", "--format", "jsonl");
        Assert.Equal(["big.txt: has 52,428,800 bytes; expected one article of at most 10,000,000"], run.MessageLines);
        Assert.Single(run.OutputLines);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Fifty_megabytes_on_stdin_are_refused_after_ten()
    {
        var input = new byte[50 << 20];
        Array.Fill(input, (byte)'a');
        var run = await _world.RunAsync(input, "analyze", "-");
        Assert.Equal(["stdin: has more than 10,000,000 bytes; expected one article of at most 10,000,000"], run.MessageLines);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task A_missing_file_and_a_folder_are_named()
    {
        Directory.CreateDirectory(Path.Combine(_world.Folder, "news"));
        var run = await _world.RunAsync("analyze", "nowhere.txt", "news");
        Assert.Equal("nowhere.txt: does not exist", run.MessageLines[0]);
        Assert.StartsWith("news: is a folder; expected a text file", run.MessageLines[1], StringComparison.Ordinal);
        Assert.Equal((1, 2), (run.ExitCode, run.MessageLines.Length));
    }

    [Fact]
    public async Task A_hostile_file_name_cannot_drive_the_terminal()
    {
        var run = await _world.RunAsync("analyze", "no\u001b[31m\u202Ewhere\n.txt");
        Assert.Equal("no\u2400[31m".Replace('\u2400', '\u241B') + "\uFFFDwhere .txt: does not exist", Assert.Single(run.MessageLines));
    }

    [Fact]
    public async Task Stdin_is_an_article_named_stdin()
    {
        var run = await _world.RunAsync(Encoding.UTF8.GetBytes(Good), "analyze", "-", "--format", "jsonl");
        Assert.StartsWith("{\"article\":\"stdin\",\"statement\":1,\"text\":\"\\\"We recognise Kosovo,\\\"\",\"spans\":[[0,22]]", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Spans_count_in_the_text_as_given_without_a_byte_order_mark_and_with_its_carriage_returns()
    {
        _world.Write("crlf.txt", [0xEF, 0xBB, 0xBF, .. "News.\r\n\r\n\"We recognise Kosovo,\" President Ann Smith said.\r\n"u8]);
        var run = await _world.RunAsync("analyze", "crlf.txt", "--format", "jsonl");
        Assert.Contains("\"spans\":[[9,31]]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_of_one_name_are_told_apart_by_their_paths()
    {
        _world.Write("a/same.txt", Good);
        _world.Write("b/same.txt", Good);
        _world.Write("other.txt", Good);
        var run = await _world.RunAsync("analyze", "a/same.txt", "b/same.txt", "other.txt", "--format", "jsonl");
        Assert.Equal(["a/same.txt", "b/same.txt", "other.txt"], run.OutputLines.Select(line => line.Split('"')[3]));
    }

    [Fact]
    public async Task A_file_whose_name_begins_with_an_at_sign_is_a_file()
    {
        _world.Write("@news.txt", Good);
        var run = await _world.RunAsync("analyze", "@news.txt", "--format", "jsonl");
        Assert.StartsWith("{\"article\":\"@news.txt\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_of_the_users_own_are_found()
    {
        _world.Write("questions.json", """
            {"version":"mine.1","sources":["mine"],"targets":[{"id":"atlantis","name":"Atlantis","kind":"state","claim":"Atlantis is a state","aliases":["Atlantis"]}]}
            """);
        _world.Write("good.txt", "\"We recognise Atlantis as a sovereign state,\" President Ann Smith said.\n");
        var run = await _world.RunAsync("analyze", "good.txt", "--targets", "questions.json", "--format", "jsonl");
        Assert.True(run.Messages.Length == 0, run.Messages);
        Assert.Contains("\"id\":\"atlantis\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_file_of_questions_is_named_without_a_stack_trace()
    {
        _world.Write("questions.json", """{"version":"1","targets":[{"id":"x"}]}""");
        _world.Write("good.txt", Good);
        var run = await _world.RunAsync("analyze", "good.txt", "--targets", "questions.json");
        Assert.Contains("questions.json", Assert.Single(run.MessageLines), StringComparison.Ordinal);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
    }
}
