namespace StanceML.Store.Tests.Feed;

public sealed class StatementFeedOnSqliteTests() : StatementFeedTests(StoreWorld.OnSqlite());
