namespace StanceML.Store.Tests.Statements;

public sealed class StatementStoreOnSqliteTests() : StatementStoreTests(StoreWorld.OnSqlite());
