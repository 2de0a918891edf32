using StanceML.Programs;

namespace StanceML.Store.Tests.Counts;

public sealed class ProfileStoreOnPostgresTests(PostgresDatabases databases) : ProfileStoreTests(StoreWorld.OnPostgres(databases));
