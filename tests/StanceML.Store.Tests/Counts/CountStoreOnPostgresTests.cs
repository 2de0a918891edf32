using StanceML.Programs;

namespace StanceML.Store.Tests.Counts;

public sealed class CountStoreOnPostgresTests(PostgresDatabases databases) : CountStoreTests(StoreWorld.OnPostgres(databases));
