namespace StanceML.Store.Tests.Pages;

public sealed class SourceStoresOnSqliteTests() : SourceStoresTests(StoreWorld.OnSqlite());
