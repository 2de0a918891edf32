using Parquet;

namespace StanceML.Store.Tests.Exports;

public sealed class ParquetRowWriterTests
{
    private static readonly Article Article = new("a", "\"We recognise Kosovo,\" she said.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_rows_are_written_in_groups_and_read_back_in_order()
    {
        using MemoryStream file = new();
        var writer = StatementFormat.Parquet.Create(file);
        for (var number = 1; number <= 5_001; number++)
        {
            await writer.WriteAsync(Records.Of(Article, number, new TextSpan(0, 22)).Toward("kosovo", "support"), source: null, Token);
        }

        await writer.EndAsync(Token);
        file.Position = 0;
        await using var parquet = await ParquetReader.CreateAsync(file, cancellationToken: Token);
        Assert.Equal(2, parquet.RowGroupCount);
        List<int?> numbers = [];
        for (var index = 0; index < parquet.RowGroupCount; index++)
        {
            using var group = parquet.OpenRowGroupReader(index);
            var column = new int?[group.RowCount];
            await group.ReadAsync<int>(parquet.Schema.DataFields.Single(field => field.Name == "statement"), column.AsMemory(), cancellationToken: Token);
            numbers.AddRange(column);
        }

        Assert.Equal(Enumerable.Range(1, 5_001), numbers.Select(number => number ?? 0));
    }

    [Fact]
    public async Task No_statements_are_a_table_without_rows()
    {
        using MemoryStream file = new();
        await StatementFormat.Parquet.Create(file).EndAsync(Token);
        file.Position = 0;
        await using var parquet = await ParquetReader.CreateAsync(file, cancellationToken: Token);
        Assert.Equal(0, parquet.RowGroupCount);
        Assert.Contains(parquet.Schema.DataFields, field => field.Name == "received");
    }
}
