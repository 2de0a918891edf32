namespace StanceML.Store.Tests.Counts;

public sealed class ProfileStoreOnSqliteTests() : ProfileStoreTests(StoreWorld.OnSqlite());
