using StanceML.Programs;

namespace StanceML.Store.Tests.Shadow;

public sealed class ShadowStoreOnPostgresTests(PostgresDatabases databases) : ShadowStoreTests(StoreWorld.OnPostgres(databases));
