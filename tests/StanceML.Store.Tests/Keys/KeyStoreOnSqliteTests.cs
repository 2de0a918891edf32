namespace StanceML.Store.Tests.Keys;

public sealed class KeyStoreOnSqliteTests() : KeyStoreTests(StoreWorld.OnSqlite());
