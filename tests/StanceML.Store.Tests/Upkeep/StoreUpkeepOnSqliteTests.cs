namespace StanceML.Store.Tests.Upkeep;

public sealed class StoreUpkeepOnSqliteTests() : StoreUpkeepTests(StoreWorld.OnSqlite());
