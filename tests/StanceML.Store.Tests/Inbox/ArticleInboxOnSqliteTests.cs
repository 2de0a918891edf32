namespace StanceML.Store.Tests.Inbox;

public sealed class ArticleInboxOnSqliteTests() : ArticleInboxTests(StoreWorld.OnSqlite());
