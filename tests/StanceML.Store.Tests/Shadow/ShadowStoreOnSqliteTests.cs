namespace StanceML.Store.Tests.Shadow;

public sealed class ShadowStoreOnSqliteTests() : ShadowStoreTests(StoreWorld.OnSqlite());
