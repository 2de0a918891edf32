namespace StanceML.Store.Tests.Search;

public sealed class StatementSearchOnSqliteTests() : StatementSearchTests(StoreWorld.OnSqlite());
