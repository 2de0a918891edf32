namespace StanceML.Store.Tests.Retraining;

public sealed class RetrainingStoreOnSqliteTests() : RetrainingStoreTests(StoreWorld.OnSqlite());
