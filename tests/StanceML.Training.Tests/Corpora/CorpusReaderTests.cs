using Xunit;

namespace StanceML.Training.Tests;

public sealed class CorpusReaderTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Theory]
    [InlineData("""{"text":"A","target":"kosovo","stance":"for"}""", "stance: found 'for'; expected support, oppose, neutral")]
    [InlineData("""{"text":"A","sentiment":"sad"}""", "sentiment: found 'sad'; expected positive, negative, neutral")]
    [InlineData("""{"target":"kosovo"}""", "text: is missing or empty; expected text")]
    [InlineData("""{"text":" "}""", "text: is missing or empty; expected text")]
    [InlineData("""{"text":7}""", "text: found Number; expected text")]
    [InlineData("""{"text":"A","stance":"support"}""", "target: a row with a stance needs one")]
    [InlineData("""{"text":"A","stance":"support","target":" "}""", "target: a row with a stance needs one")]
    [InlineData("""{"text":"A","zeroShot":"yes"}""", "zeroShot: found String; expected true or false")]
    [InlineData("""{"text":"A","targetSpan":[0,9]}""", "targetSpan: found [0,9]; expected [start,end] within the 1 UTF-16 units of the text")]
    [InlineData("""{"text":"A","targetSpan":["a","b"]}""", "targetSpan: found [\"a\",\"b\"]; expected [start,end] within the 1 UTF-16 units of the text")]
    [InlineData("""{"text":"A \ud83d"}""", "text: holds half of a surrogate pair; expected whole characters")]
    [InlineData("""{"text":"A","\ud83d":1}""", "has a name that holds half of a surrogate pair; expected whole characters")]
    [InlineData("""[1]""", "found Array; expected an object")]
    [InlineData("""{"text":"A""", "is no JSON object")]
    public void A_bad_row_is_named_with_line_field_and_what_was_expected(string line, string problem)
    {
        var path = _toy.Write("rows.jsonl", $$"""
            {"id":"1","text":"First."}
            {{line}}
            {"id":"3","text":"Third."}
            """);
        var corpus = CorpusReader.Read(path);
        Assert.Equal(["1", "3"], corpus.Rows.Select(row => row.Id));
        Assert.StartsWith($"{path}:2: {problem}", corpus.Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_used_twice_is_reported_with_both_places()
    {
        var path = _toy.Write("rows.jsonl", "{\"id\":\"1\",\"text\":\"A\"}\n{\"id\":\"1\",\"text\":\"B\"}\n");
        Assert.Equal($"{path}:2: id: '1' stands already at {path}:1; expected a new id", CorpusReader.Read(path).Problems.Single().ToString());
    }

    [Fact]
    public void Rows_without_an_id_are_named_by_file_and_line_and_by_the_folders_below_the_one_that_is_read()
    {
        const string two = "{\"text\":\"A\"}\n{\"id\":\"\",\"text\":\"B\"}\n";
        var alone = _toy.Write("data/train.jsonl", two);
        _toy.Write("data/biden/train.jsonl", two);
        _toy.Write("data/trump/train.jsonl", two);
        Assert.Equal(["train-1", "train-2"], CorpusReader.Read(alone).Rows.Select(row => row.Id));
        var corpus = CorpusReader.Read(Path.Combine(_toy.Folder, "data"));
        Assert.Empty(corpus.Problems);
        Assert.Equal(["biden/train-1", "biden/train-2", "train-1", "train-2", "trump/train-1", "trump/train-2"], corpus.Rows.Select(row => row.Id));
    }

    [Fact]
    public void A_group_or_target_that_is_blank_is_none_and_rows_without_both_stand_with_those_that_say_the_same()
    {
        var rows = CorpusReader.Read(_toy.Write("rows.jsonl", """
            {"text":"The ferry sails!","group":"","target":" ","pair":"","split":""}
            {"text":"RT @ann: the ferry sails https://example.org"}
            {"text":"Buns are fine.","group":" ","target":"buns"}
            {"text":"No ferry.","group":""}
            """)).Rows;
        Assert.Equal([null, null, "buns", null], rows.Select(row => row.Target));
        Assert.Equal((null, null), (rows[0].Pair, rows[0].Split));
        Assert.Equal((rows[0].Group, "buns"), (rows[1].Group, rows[2].Group));
        Assert.NotEqual(rows[0].Group, rows[3].Group);
    }

    [Fact]
    public void A_line_that_is_no_UTF8_is_reported_and_the_rest_is_read()
    {
        var path = Path.Combine(_toy.Folder, "rows.jsonl");
        File.WriteAllBytes(path, [.. "{\"id\":\"1\",\"text\":\"A\"}\n"u8, 0xFF, 0xFE, (byte)'\n', .. "{\"id\":\"3\",\"text\":\"C\"}\n"u8]);
        var corpus = CorpusReader.Read(path);
        Assert.Equal(["1", "3"], corpus.Rows.Select(row => row.Id));
        Assert.Equal($"{path}:2: is not UTF-8; expected JSON in UTF-8", corpus.Problems.Single().ToString());
    }

    [Fact]
    public void A_line_too_long_to_be_a_row_is_refused()
    {
        var path = _toy.Write("rows.jsonl", $$"""{"text":"{{new string('a', RowReader.MaxLineBytes)}}"}""");
        Assert.Contains("expected at most", CorpusReader.Read(path).Problems.Single().Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_is_not_there_is_named() =>
        Assert.Contains("nowhere", Assert.Throws<FileNotFoundException>(() => CorpusReader.Read("nowhere")).Message, StringComparison.Ordinal);
}
