using System.Text;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class RowImportTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void Columns_are_guessed_from_the_header_and_common_labels_are_known()
    {
        var imported = Import("csv", "rows.csv", """
            Doc ID,Tweet,Topic,Stance,Sentiment
            a1,"We back the ferry, all of it.",ferry,FAVOR,positive
            a1,No ferry here.,ferry,Against,NEG
            b2,"The ferry is ""late"".",ferry,neither,neutral
            """);
        Assert.Equal(["support", "oppose", "neutral"], imported.Rows.Select(row => row.Stance));
        Assert.Equal(["positive", "negative", "neutral"], imported.Rows.Select(row => row.Sentiment));
        Assert.Equal(["a1", "a1", "b2"], imported.Rows.Select(row => row.Group));
        Assert.Equal("The ferry is \"late\".", imported.Rows[2].Text);
        Assert.Equal(("ferry", "rows-2", "rows"), (imported.Rows[0].Target, imported.Rows[0].Id, imported.Rows[0].Source));
        Assert.Equal("Doc ID", imported.GroupedBy);
        Assert.Empty(imported.Problems);
    }

    [Fact]
    public void Whom_the_speaker_speaks_for_is_guessed_or_named_and_may_be_missing()
    {
        Assert.Equal(["RS", null], Import("csv", "rows.csv", "text,target,stance,Country\nNo ferry.,ferry,con,RS\nA ferry.,ferry,pro,\n").Rows.Select(row => row.Actor));
        var options = new ImportOptions { Columns = new Dictionary<RowColumn, string> { [RowColumn.Actor] = "bench" } };
        Assert.Equal("Left", Assert.Single(Import("csv", "rows.csv", "text,target,stance,country,bench\nNo ferry.,ferry,con,RS,Left\n", options).Rows).Actor);
    }

    [Fact]
    public void Named_columns_and_mapped_values_win()
    {
        var options = new ImportOptions
        {
            Columns = new Dictionary<RowColumn, string> { [RowColumn.Text] = "answer", [RowColumn.Stance] = "position" },
            Labels = new Dictionary<string, string> { ["Yes"] = "support", ["0"] = "oppose" },
            About = "the ferry",
        };
        var imported = Import("csv", "rows.csv", "text,Answer,Position\nx,Let it sail again.,yes\ny,Let it sink.,0\n", options);
        Assert.Equal([("Let it sail again.", "support", "the ferry"), ("Let it sink.", "oppose", "the ferry")], imported.Rows.Select(row => (row.Text, row.Stance!, row.Target!)));
    }

    [Fact]
    public void A_value_told_twice_is_told_once_and_wins_over_the_layout_s_however_it_is_written()
    {
        static ImportOptions Map(params (string Value, string Label)[] labels) => new() { Labels = labels.ToDictionary(one => one.Value, one => one.Label) };
        Assert.Equal("support", Import("csv", "rows.csv", "text,target,stance\nA,t,YES\n", Map(("Yes", "support"), ("yes", "support"))).Rows.Single().Stance);
        Assert.Equal(["oppose", "oppose"], Import("vast", "vast.csv", "post,new_topic,label\nA,t,1\nB,t,0\n", Map(("1.0", "oppose"))).Rows.Select(row => row.Stance));
        var contradicting = Map(("Yes", "support"), ("yes", "oppose"));
        Assert.Equal("yes", ImportOptions.Contradiction(contradicting.Labels));
        Assert.Throws<ArgumentException>(() => Import("csv", "rows.csv", "text,target,stance\nA,t,yes\n", contradicting));
    }

    [Fact]
    public void A_named_column_that_is_not_there_is_an_error() =>
        Assert.EndsWith(
            "rows.csv:1: Body: is no column; found columns text, target, stance",
            Import("csv", "rows.csv", "text,target,stance\na,b,pro\n", new ImportOptions { Columns = new Dictionary<RowColumn, string> { [RowColumn.Text] = "Body" } }).Problems.Single().ToString(),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("target,stance\nb,pro\n", "expected text or tweet")]
    [InlineData("text,target\na,b\n", "expected a stance or sentiment")]
    [InlineData("text,stance\na,pro\n", "expected a target for the stance")]
    [InlineData("", "found no columns; expected text or tweet")]
    public void A_header_without_what_a_row_needs_is_an_error(string content, string problem)
    {
        var imported = Import("csv", "rows.csv", content);
        Assert.Contains(problem, Assert.Single(imported.Problems).Problem, StringComparison.Ordinal);
        Assert.Empty(imported.Rows);
    }

    [Fact]
    public void Bad_records_are_named_with_line_and_column_and_the_rest_goes_on()
    {
        var imported = Import("csv", "rows.csv", $"""
            text,target,stance
            Fine.,ferry,pro
            Fine too.,ferry,perhaps
            ,ferry,pro
            No target.,,pro
            too,many,fields,here
            "a"b,ferry,pro
            {new string('x', RowMaker.MaxTextChars + 1)},ferry,pro
            "Two
            lines.",ferry,con
            """);
        string[] expected =
        [
            ":3: stance: found 'perhaps'; expected a word for support, oppose, neutral; say what it means (--map VALUE=LABEL)",
            ":4: text: is empty; expected text",
            ":5: target: is empty; expected what the stance is about",
            ":6: found 4 fields; expected 3, as in the header",
            ":7: found text after a closing quotation mark; expected a separator, and marks within a field doubled",
            ":8: text: has 100001 characters; expected at most 100000",
        ];
        Assert.All(imported.Problems, problem => Assert.True(problem.IsError));
        Assert.Equal(expected.Order(StringComparer.Ordinal), imported.Problems.Select(problem => problem.ToString()[problem.Place.File.Length..]).Order(StringComparer.Ordinal));
        Assert.Equal([("Fine.", 2), ("Two\nlines.", 9)], imported.Rows.Select(row => (row.Text, row.Place.Line)));
    }

    [Fact]
    public void A_quoted_field_that_is_never_closed_spoils_its_own_line()
    {
        var imported = Import("csv", "rows.csv", "text,target,stance\n\"Open,ferry,pro\nFine.,ferry,con\nFine too.,ferry,con\n");
        Assert.EndsWith("rows.csv:2: found a quoted field that is never closed; expected a closing quotation mark", imported.Problems.Single().ToString(), StringComparison.Ordinal);
        Assert.Equal(["Fine.", "Fine too."], imported.Rows.Select(row => row.Text));
    }

    [Fact]
    public void Zero_and_one_are_labels_only_beside_minus_one()
    {
        Assert.Equal(["oppose", "neutral", "support"], Import("csv", "a.csv", "text,target,stance\nA,t,-1\nB,t,0\nC,t,1.0\n").Rows.Select(row => row.Stance));
        var alone = Import("csv", "b.csv", "text,target,stance\nA,t,0\nB,t,1\n");
        Assert.Empty(alone.Rows);
        Assert.Contains("found '0'; expected a word for support, oppose, neutral, or -1, 0 and 1 together", alone.Problems[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_called_label_is_a_sentiment_when_its_values_are()
    {
        Assert.Equal(["positive", "neutral"], Import("csv", "a.csv", "text,label\nA,positive\nB,neutral\n").Rows.Select(row => row.Sentiment));
        Assert.Equal(["support", "neutral"], Import("csv", "b.csv", "text,target,label\nA,t,pro\nB,t,neutral\n").Rows.Select(row => row.Stance));
    }

    [Fact]
    public void Rows_without_a_group_stand_by_target_where_there_are_enough_of_them()
    {
        var many = Import("csv", "many.csv", "text,target,stance\n" + string.Concat(Enumerable.Range(0, RowImport.MinTargets).Select(i => $"Text {i}.,target {i},pro\n")));
        Assert.Equal("target", many.GroupedBy);
        Assert.Equal(many.Rows.Select(row => row.Target), many.Rows.Select(row => row.Group));
        var few = Import("csv", "few.csv", "text,target,stance\nRT @ann: The ferry sails!,ferry,pro\nthe ferry sails https://example.org,ferry,pro\nNo.,ferry,con\n");
        Assert.Equal("text", few.GroupedBy);
        Assert.Equal(few.Rows[0].Group, few.Rows[1].Group);
        Assert.NotEqual(few.Rows[0].Group, few.Rows[2].Group);
    }

    [Fact]
    public void A_file_that_is_no_UTF8_is_read_as_Windows_1252_with_a_warning()
    {
        var path = Path.Combine(_toy.Folder, "rows.csv");
        File.WriteAllBytes(path, [.. "text,target,stance\r\n"u8, 0x93, .. "Caf"u8, 0xE9, 0x94, .. ",ferry,pro\r\n"u8]);
        var imported = Read("csv", path);
        Assert.Equal("“Café”", imported.Rows.Single().Text);
        var warning = imported.Problems.Single();
        Assert.False(warning.IsError);
        Assert.Contains("Windows-1252", warning.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Byte_order_marks_are_no_part_of_the_header(string encoding)
    {
        var path = Path.Combine(_toy.Folder, "rows.tsv");
        File.WriteAllText(path, "text\ttarget\tstance\nÄ\tferry\tpro\n", Encoding.GetEncoding(encoding));
        var imported = Read("tsv", path);
        Assert.Empty(imported.Problems);
        Assert.Equal("Ä", imported.Rows.Single().Text);
    }

    [Fact]
    public void Tabs_with_and_without_quoting_are_both_read()
    {
        Assert.Equal(
            ["\"Sail!\" he said", "He said \"sail", "a \"b\""],
            Import("tsv", "plain.tsv", "text\ttarget\tstance\n\"Sail!\" he said\tferry\tpro\nHe said \"sail\tferry\tpro\n\"a \"\"b\"\"\"\tferry\tpro\n").Rows.Select(row => row.Text));
        Assert.Equal(
            ["Two\nlines"],
            Import("tsv", "quoted.tsv", "text\ttarget\tstance\n\"Two\nlines\"\tferry\tpro\n").Rows.Select(row => row.Text));
    }

    [Fact]
    public void Plain_JSON_lines_of_anyone_are_read()
    {
        var imported = Import("jsonl", "dev.jsonl", """
            {"uid":7,"statement":"Let it sail.","topic":"ferry","position":1}
            {"uid":8,"statement":"Let it sink.","topic":"ferry","position":-1,"tags":["x"]}
            [1]
            {"uid":9,"statement":["no"],"topic":"ferry","position":0}
            """);
        Assert.Equal([("7", "support", "dev"), ("8", "oppose", "dev")], imported.Rows.Select(row => (row.Id, row.Stance!, row.Split!)));
        Assert.Equal([3, 4], imported.Problems.Select(problem => problem.Place.Line));
    }

    [Fact]
    public void Semicolons_separate_when_the_header_has_no_comma() =>
        Assert.Equal("Sail, now; or never.", Import("csv", "rows.csv", "text;target;stance\n\"Sail, now; or never.\";ferry;pro\n").Rows.Single().Text);

    [Fact]
    public void Rows_that_all_name_their_fields_anew_are_no_table()
    {
        var imported = Import("jsonl", "rows.jsonl", string.Concat(Enumerable.Range(0, 1_001).Select(i => $"{{\"field{i}\":1}}\n")));
        Assert.StartsWith("has 1001 fields of different names", imported.Problems[0].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"text,target,stance\nA,t,pro\n")]
    [InlineData("text,target,stance\rA,t,pro\r")]
    [InlineData("\0\0\0")]
    [InlineData("\"\"\"\"\"\n\"\n\"")]
    [InlineData("text,text,stance,target\n,,,\n\n\n")]
    public void Broken_files_are_told_or_read_and_never_end_the_import(string content)
    {
        var imported = Import("csv", "rows.csv", content);
        Assert.NotEqual(0, imported.Rows.Count + imported.Problems.Count);
        Assert.All(imported.Rows, row => Assert.Equal(("A", "support"), (row.Text, row.Stance!)));
        Assert.All(imported.Problems, problem => Assert.True(problem.Place.Line > 0));
    }

    [Fact]
    public void An_id_used_twice_gets_a_number_and_a_warning()
    {
        var imported = Import("csv", "rows.csv", "id,text,target,stance\n1,A,t,pro\n1,B,t,con\n");
        Assert.Equal(["1", "1-2"], imported.Rows.Select(row => row.Id));
        Assert.False(imported.Problems.Single().IsError);
    }

    [Fact]
    public void What_is_written_is_read_back_as_it_was()
    {
        var imported = Import("csv", "test.csv", "text,target,stance,sentiment\n\"A \"\"ü\"\" 日本 \U0001F600\",t,pro,pos\nB,t,con,\n");
        var path = Path.Combine(_toy.Folder, "out.jsonl");
        using (var stream = File.Create(path))
        {
            RowWriter.Write(stream, imported.Rows);
        }

        var corpus = CorpusReader.Read(path);
        Assert.Empty(corpus.Problems);
        Assert.Equal(imported.Rows, corpus.Rows.Zip(imported.Rows, (read, row) => read with { Place = row.Place }));
        Assert.Contains("日本", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trainingdata-all-annotations.txt", "train")]
    [InlineData("semeval2016-task6-trialdata.txt", "train")]
    [InlineData("SemEval2016-Task6-subtaskA-testdata-gold.txt", "test")]
    [InlineData("raw_val_trump.csv", "dev")]
    [InlineData("vast_dev.csv", "dev")]
    [InlineData("devtest_mt.jsonl", "test")]
    [InlineData("latest-valley-training.csv", "train")]
    [InlineData("contest.csv", null)]
    public void A_files_name_may_tell_the_split(string file, string? split) =>
        Assert.Equal(split, SplitNames.OfFile(file));

    private ImportedRows Import(string layout, string name, string content, ImportOptions? options = null) => Read(layout, _toy.Write(name, content), options);

    private static ImportedRows Read(string layout, string path, ImportOptions? options = null) =>
        new RowImport(RowLayout.Find(layout)!, options ?? new ImportOptions()).Read(path);
}
