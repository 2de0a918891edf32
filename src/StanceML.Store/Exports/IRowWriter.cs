namespace StanceML.Store;

/// <summary>Writes the rows of a table in one format. What it holds back for a while is bounded.</summary>
internal interface IRowWriter<TRow>
{
    Task WriteAsync(TRow row, CancellationToken cancellationToken);

    /// <summary>Writes what was held back and what the format ends with. The output stays open.</summary>
    Task EndAsync(CancellationToken cancellationToken);
}
