using StanceML.Programs;

namespace StanceML.Store.Tests.Search;

public sealed class StatementSearchOnPostgresTests(PostgresDatabases databases) : StatementSearchTests(StoreWorld.OnPostgres(databases));
