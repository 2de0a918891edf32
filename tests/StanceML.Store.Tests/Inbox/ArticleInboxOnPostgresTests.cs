using StanceML.Programs;

namespace StanceML.Store.Tests.Inbox;

public sealed class ArticleInboxOnPostgresTests(PostgresDatabases databases) : ArticleInboxTests(StoreWorld.OnPostgres(databases));
