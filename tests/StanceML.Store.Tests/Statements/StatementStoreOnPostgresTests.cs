using StanceML.Programs;

namespace StanceML.Store.Tests.Statements;

public sealed class StatementStoreOnPostgresTests(PostgresDatabases databases) : StatementStoreTests(StoreWorld.OnPostgres(databases));
