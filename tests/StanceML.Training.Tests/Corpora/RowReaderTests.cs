using System.Text;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class RowReaderTests
{
    private readonly List<string> _problems = [];

    [Fact]
    public void A_row_to_classify_keeps_its_target_and_its_span_and_may_have_a_context()
    {
        var row = Assert.Single(Read("""{"id":"1","text":"We recognise Kosovo.","target":"kosovo","targetSpan":[13,19],"context":"In Geneva."}"""));
        Assert.Equal(("1", "kosovo", new TextSpan(13, 19)), (row.Id, row.Target, row.TargetSpan!.Value));
        Assert.Empty(_problems);
    }

    [Fact]
    public void A_row_to_classify_keeps_its_actor_and_needs_none()
    {
        Assert.Equal(["RS", "the bridge club", null, null], Read("""
            {"id":"1","text":"A","actor":"RS"}
            {"id":"2","text":"A","actor":"the bridge club"}
            {"id":"3","text":"A","actor":null}
            {"id":"4","text":"A"}
            """).Select(row => row.Actor));
        Assert.Empty(_problems);
    }

    [Fact]
    public void An_actor_that_is_no_name_is_told_with_what_was_expected()
    {
        Assert.Empty(Read("{\"id\":\"1\",\"text\":\"A\",\"actor\":5}\n{\"id\":\"2\",\"text\":\"A\",\"actor\":\" \"}\n"));
        Assert.Equal(
            [
                "rows:1: actor: found Number; expected text",
                "rows:2: actor: found ' '; expected a country's code (ISO 3166-1 alpha-2), a target id, an organisation or any other name, or no such field",
            ],
            _problems);
    }

    [Fact]
    public void Labels_of_a_row_to_classify_do_not_matter() =>
        Assert.Single(Read("""{"id":"1","text":"A","stance":"FAVOR","sentiment":5}"""));

    [Fact]
    public void A_field_that_is_not_known_is_told_once_and_the_rows_are_read()
    {
        Assert.Equal(2, Read("{\"id\":\"1\",\"text\":\"A\",\"tagret\":\"kosovo\"}\n{\"id\":\"2\",\"text\":\"B\",\"tagret\":\"kosovo\"}\n").Count());
        Assert.StartsWith("rows:1: tagret: is no field of a row and is passed over; known are actor, context, group,", Assert.Single(_problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_to_classify_needs_an_id()
    {
        Assert.Empty(Read("""{"text":"A"}"""));
        Assert.Equal(["rows:1: id: is missing or empty; expected text"], _problems);
    }

    [Fact]
    public void A_byte_order_mark_carriage_returns_and_empty_lines_are_no_part_of_rows() =>
        Assert.Equal(["1", "2"], Read("\uFEFF{\"id\":\"1\",\"text\":\"A\"}\r\n\r\n  \n{\"id\":\"2\",\"text\":\"B\"}").Select(row => row.Id));

    [Fact]
    public void A_problem_is_told_before_the_row_after_it_is_read()
    {
        foreach (var row in Read("[]\n{\"id\":\"2\",\"text\":\"B\"}\n[]\n"))
        {
            Assert.Equal("2", row.Id);
            Assert.Equal(["rows:1: found Array; expected an object"], _problems);
        }

        Assert.Equal(2, _problems.Count);
    }

    [Fact]
    public void Of_a_line_too_long_only_its_length_is_kept()
    {
        var lines = new JsonLineReader(new MemoryStream(Encoding.UTF8.GetBytes($"{new string('a', 300_000)}\nb")), maxLineBytes: 10);
        Assert.True(lines.TryRead(out var first));
        Assert.Equal((1, 300_000L), (first.Number, first.Length));
        Assert.True(first.Bytes.Length <= 10);
        Assert.True(lines.TryRead(out var second));
        Assert.Equal((2, "b"), (second.Number, Encoding.UTF8.GetString(second.Bytes.Span)));
        Assert.False(lines.TryRead(out _));
    }

    private IEnumerable<UnjudgedRow> Read(string lines) =>
        RowReader.ReadUnjudged(new MemoryStream(Encoding.UTF8.GetBytes(lines)), "rows", problem => _problems.Add(problem.ToString()));
}
