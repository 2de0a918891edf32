namespace StanceML.Store;

/// <summary>A table that rows are written to in bulk.</summary>
/// <param name="Columns">In the order of the values.</param>
/// <param name="Keys">How many of the first columns name a row.</param>
internal sealed record StoreTable(string Name, IReadOnlyList<StoreColumn> Columns, int Keys)
{
    /// <summary>What writing a row does that is there: null fails, so does the write.</summary>
    public string? OnConflict { get; private init; }

    public string ColumnList => string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>A row that is there stays as it is.</summary>
    public static StoreTable OfFirsts(string name, IReadOnlyList<StoreColumn> columns, int keys) => new(name, columns, keys) { OnConflict = "ON CONFLICT DO NOTHING" };

    /// <summary>The numbers after the key are added to those that are there.</summary>
    public static StoreTable OfCounts(string name, IReadOnlyList<StoreColumn> columns, int keys) => new(name, columns, keys)
    {
        OnConflict = $"ON CONFLICT ({string.Join(", ", columns.Take(keys).Select(column => column.Name))}) DO UPDATE SET "
            + string.Join(", ", columns.Skip(keys).Select(column => $"{column.Name} = {name}.{column.Name} + excluded.{column.Name}")),
    };
}
