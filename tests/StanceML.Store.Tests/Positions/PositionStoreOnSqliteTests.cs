namespace StanceML.Store.Tests.Positions;

public sealed class PositionStoreOnSqliteTests() : PositionStoreTests(StoreWorld.OnSqlite());
