using StanceML.Programs;

namespace StanceML.Store.Tests.Feed;

public sealed class StatementFeedOnPostgresTests(PostgresDatabases databases) : StatementFeedTests(StoreWorld.OnPostgres(databases));
