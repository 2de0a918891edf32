namespace StanceML.Store.Tests.Views;

public sealed class SavedViewStoreOnSqliteTests() : SavedViewStoreTests(StoreWorld.OnSqlite());
