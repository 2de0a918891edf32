namespace StanceML.Store.Tests.Counts;

public sealed class CountStoreOnSqliteTests() : CountStoreTests(StoreWorld.OnSqlite());
