using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StanceML.Store;

/// <summary>An INSERT that SQLite has compiled, for a connection's life. Not for concurrent use.</summary>
/// <remarks>
/// A statement leaves half a dozen rows, and a file has one writer: a command of ADO.NET takes as long to make ready for a row as SQLite takes to
/// insert it. Whoever inserts has the file's lock already, so nothing here waits.
/// </remarks>
internal sealed class SqliteInsert : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    /// <param name="sql">With a ? for each value.</param>
    /// <exception cref="SqliteException">It cannot be compiled.</exception>
    public SqliteInsert(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(_connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), _connection);
    }

    /// <param name="row">Null, text, whole numbers, fractions, truth values and bytes.</param>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public void Execute(IReadOnlyList<object?> row)
    {
        // A value that is missing would be that of the row before.
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Count, raw.sqlite3_bind_parameter_count(_statement));
        for (var index = 0; index < row.Count; index++)
        {
            SqliteException.ThrowExceptionForRC(Bind(index + 1, row[index]), _connection);
        }

        try
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_step(_statement), _connection);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        string text => raw.sqlite3_bind_text(_statement, index, text),
        long or int or bool => raw.sqlite3_bind_int64(_statement, index, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        double fraction => raw.sqlite3_bind_double(_statement, index, fraction),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        _ => throw new NotSupportedException($"{value.GetType()} is no value of a row."),
    };
}
