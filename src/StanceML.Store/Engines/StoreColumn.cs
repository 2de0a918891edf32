namespace StanceML.Store;

/// <param name="Type">As PostgreSQL names it: text, bigint, integer, boolean, double precision or tsvector.</param>
internal sealed record StoreColumn(string Name, string Type)
{
    public static implicit operator StoreColumn((string Name, string Type) column) => new(column.Name, column.Type);
}
