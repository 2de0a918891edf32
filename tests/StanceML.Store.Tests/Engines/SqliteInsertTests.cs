using Microsoft.Data.Sqlite;

namespace StanceML.Store.Tests.Engines;

public sealed class SqliteInsertTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqliteInsertTests()
    {
        _connection.Open();
        Run("CREATE TABLE kept (id INTEGER PRIMARY KEY, word TEXT NOT NULL, share REAL, is_new INTEGER, bytes BLOB)");
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Every_kind_of_value_is_kept_as_it_is()
    {
        using var insert = Insert();
        insert.Execute([1L, "\u0160e\uD83D\uDE00", 0.25, true, new byte[] { 0, 7 }]);
        insert.Execute([2, "", null, false, null]);
        Assert.Equal(["1|\u0160e\uD83D\uDE00|0.25|1|0007", "2|||0|"], Read("SELECT id || '|' || word || '|' || COALESCE(share, '') || '|' || is_new || '|' || COALESCE(HEX(bytes), '') FROM kept ORDER BY id"));
    }

    [Fact]
    public void A_row_that_is_refused_leaves_the_next_ones_as_they_are()
    {
        using var insert = Insert();
        insert.Execute([1L, "first", 0.5, true, null]);
        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT, Assert.Throws<SqliteException>(() => insert.Execute([1L, "again", null, false, null])).SqliteErrorCode);
        Assert.Throws<SqliteException>(() => insert.Execute([2L, null, null, false, null]));
        insert.Execute([3L, "third", null, false, null]);
        Assert.Equal(["first", "third"], Read("SELECT word FROM kept ORDER BY id"));
    }

    [Fact]
    public void A_row_too_short_or_of_another_kind_is_an_error_and_no_row()
    {
        using var insert = Insert();
        Assert.Throws<ArgumentOutOfRangeException>(() => insert.Execute([1L, "short"]));
        Assert.Throws<NotSupportedException>(() => insert.Execute([1L, "day", DateTime.UnixEpoch, true, null]));
        Assert.Empty(Read("SELECT word FROM kept"));
    }

    [Fact]
    public void What_is_rolled_back_can_be_inserted_again()
    {
        using var insert = Insert();
        Run("BEGIN");
        insert.Execute([1L, "lost", null, false, null]);
        Run("ROLLBACK");
        insert.Execute([1L, "kept", null, false, null]);
        Assert.Equal(["kept"], Read("SELECT word FROM kept"));
    }

    private SqliteInsert Insert() => new(_connection, "INSERT INTO kept (id, word, share, is_new, bytes) VALUES (?, ?, ?, ?, ?)");

    private void Run(string sql)
    {
        using var command = new SqliteCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    private List<string> Read(string sql)
    {
        using var command = new SqliteCommand(sql, _connection);
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
