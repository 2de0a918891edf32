using System.Text;
using Parquet;

namespace StanceML.Store.Tests.Exports;

public sealed class ExportTableTests
{
    private static readonly ExportTable<(string? Name, long Count, double? Share, DateOnly? Day)> Table =
        new ExportTable<(string? Name, long Count, double? Share, DateOnly? Day)>()
            .Text("name", row => row.Name)
            .Number("count", row => row.Count)
            .Share("share", row => row.Share)
            .Day("day", row => row.Day);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_text_and_what_is_missing_is_empty()
    {
        using MemoryStream file = new();
        await Table.WriteCsvAsync([("=HYPERLINK(\"x\")", 3, 1 / 3.0, new(1965, 11, 11)), ("a, \"b\"", 0, null, null), (null, 1, 0, null)], file, Token);
        Assert.Equal(
            "name,count,share,day\r\n\"'=HYPERLINK(\"\"x\"\")\",3,0.3333,1965-11-11\r\n\"a, \"\"b\"\"\",0,,\r\n,1,0,\r\n",
            Encoding.UTF8.GetString(file.ToArray()));
    }

    [Fact]
    public async Task Parquet_holds_the_same_with_types()
    {
        using MemoryStream file = new();
        await Table.WriteParquetAsync([("Ana", 3, 0.5, new(1965, 11, 11)), (null, 0, null, null)], file, Token);
        file.Position = 0;
        await using var parquet = await ParquetReader.CreateAsync(file, cancellationToken: Token);
        using var group = parquet.OpenRowGroupReader(0);
        var days = new DateTime?[2];
        await group.ReadAsync<DateTime>(parquet.Schema.DataFields.Single(field => field.Name == "day"), days.AsMemory(), cancellationToken: Token);
        Assert.Equal([new DateTime(1965, 11, 11), null], days);
        var counts = new long?[2];
        await group.ReadAsync<long>(parquet.Schema.DataFields.Single(field => field.Name == "count"), counts.AsMemory(), cancellationToken: Token);
        Assert.Equal([3, 0], counts);
    }
}
