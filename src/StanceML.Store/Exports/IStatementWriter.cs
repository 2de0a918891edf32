namespace StanceML.Store;

/// <summary>Writes statements in one format. What it holds back for a while is bounded.</summary>
public interface IStatementWriter
{
    /// <param name="source">The article; null where no more than its id is known.</param>
    Task WriteAsync(StatementRecord statement, StatementSource? source, CancellationToken cancellationToken);

    /// <summary>Writes what was held back and what the format ends with. The output stays open.</summary>
    Task EndAsync(CancellationToken cancellationToken);
}
