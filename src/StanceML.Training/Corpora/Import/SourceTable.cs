namespace StanceML.Training;

/// <summary>Someone else's table, as it was read.</summary>
/// <param name="Columns">In file order; empty when the file has no header.</param>
internal sealed record SourceTable(IReadOnlyList<string> Columns, IReadOnlyList<SourceRecord> Records)
{
    /// <summary>Case, spaces and punctuation do not count: <c>Doc ID</c> is <c>doc_id</c>.</summary>
    /// <returns>-1 when there is none of that name.</returns>
    public int Find(string name)
    {
        var plain = PlainName.Of(name);
        return Columns.ToList().FindIndex(column => PlainName.Of(column) == plain);
    }
}

/// <param name="Values">One per column, null where the record has none.</param>
internal sealed record SourceRecord(RowPlace Place, IReadOnlyList<string?> Values);
