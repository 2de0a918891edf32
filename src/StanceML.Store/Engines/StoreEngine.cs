using System.Data.Common;
using Dapper;

namespace StanceML.Store;

/// <summary>What the two databases do differently. Safe for concurrent use.</summary>
internal abstract class StoreEngine : IDisposable
{
    /// <summary>For people and logs: the file, or the server and database; never a password.</summary>
    public abstract string Name { get; }

    /// <summary>Ends a SELECT whose rows one worker is to have, while the others pass them over.</summary>
    public abstract string ForOneWorker { get; }

    /// <summary>Ends a SELECT whose rows others must not change until the transaction ends.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Ends a SELECT whose rows nobody may select with <see cref="ForUpdate"/> until the transaction ends; empty where writers queue up anyway.</summary>
    public abstract string ForShare { get; }

    /// <summary>SQL that gives @count numbers for new articles, ascending, and higher than those of all articles that were there.</summary>
    public abstract string NextSequences { get; }

    /// <summary>The column of <c>statement_search</c> that names the statement.</summary>
    public abstract string SearchKey { get; }

    /// <summary>SQL after which one transaction at a time goes on until its end; null where writers queue up anyway.</summary>
    public abstract string? OneAfterTheOther { get; }

    /// <summary>Makes what is not there and brings the tables up to this build's.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened, is no store, or was written by a newer StanceML.</exception>
    public abstract void Upgrade();

    /// <summary>A connection of the caller's own, to read with.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Waits until this process may write. Disposing the answer lets the next one in.</summary>
    public abstract Task<IDisposable> EnterAsync(CancellationToken cancellationToken);

    /// <summary>The connection to write with; for whoever was let in, who gives it back.</summary>
    public virtual Task<DbConnection> OpenToWriteAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <param name="isSound">False when what was done with it failed.</param>
    public virtual ValueTask GiveBackAsync(DbConnection connection, bool isSound) => connection.DisposeAsync();

    /// <summary>Runs one SQL for each row of values, in order; all of them are one way to a server and back.</summary>
    /// <param name="parameters">Their names, with @, in the order of a row's values.</param>
    /// <returns>For each row of values what its run gave.</returns>
    public abstract Task<IReadOnlyList<IReadOnlyList<T>>> EachAsync<T>(
        DbTransaction transaction, string sql, IReadOnlyList<string> parameters, IReadOnlyList<object?[]> rows, Func<DbDataReader, T> read);

    /// <summary>Makes sure that this process may take articles; each is then its own until the lease runs out.</summary>
    /// <returns>Whether this is the only worker that can be, so that the leases of others are those of the dead.</returns>
    /// <exception cref="StoreUnavailableException">Another worker has the store to itself.</exception>
    public abstract bool Claim();

    /// <summary>Writes many rows; values in the order of the table's columns.</summary>
    public abstract Task InsertAsync(DbTransaction transaction, StoreTable table, IReadOnlyList<object?[]> rows);

    /// <param name="documents">In ascending order.</param>
    public abstract Task InsertAsync(DbTransaction transaction, IReadOnlyList<SearchDocument> documents);

    /// <summary>Whether a search that asks for a month passes over what its words have in others. If not, the newest arrivals are what it finds first.</summary>
    public abstract bool SkipsInSearch { get; }

    /// <returns>Each word of a name that is only begun as the words that it may be, where those are kept.</returns>
    public virtual Task<SearchQuery> WithNamesAsync(DbConnection connection, SearchQuery query, CancellationToken cancellationToken) => Task.FromResult(query);

    /// <summary>Deletes what no statement is found by any more, some at a time.</summary>
    /// <param name="after">What the sweep before returned; empty for the first.</param>
    /// <returns>Where to go on; null after the last.</returns>
    public virtual Task<string?> SweepSearchAsync(DbTransaction transaction, string after) => Task.FromResult<string?>(null);

    /// <param name="values">Is given what the SQL asks for.</param>
    /// <returns>SQL of the ids that a query finds; of the newest arrivals among them where nothing is skipped.</returns>
    public abstract string Candidates(SearchQuery query, DynamicParameters values);

    /// <param name="values">Is given what the SQL asks for.</param>
    /// <returns>SQL of whether the query finds a statement, by looking at that alone.</returns>
    /// <exception cref="NotSupportedException">Nothing is skipped.</exception>
    public abstract string IsCandidate(SearchQuery query, string id, DynamicParameters values);

    /// <returns>Whether what was written breaks a rule of the tables: trying again is of no use.</returns>
    public abstract bool IsRuleBroken(DbException e);

    /// <returns>Whether the transaction lost against another one, and would pass if it ran again now.</returns>
    public abstract bool IsLostRace(DbException e);

    /// <returns>Of its files, or of the database on its server.</returns>
    public abstract Task<long> ReadBytesAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <inheritdoc cref="StoreUpkeep.BackUpAsync"/>
    public abstract Task BackUpAsync(string path, CancellationToken cancellationToken);

    public abstract void Dispose();
}
