using StanceML.Programs;

namespace StanceML.Store.Tests.Upkeep;

public sealed class StoreUpkeepOnPostgresTests(PostgresDatabases databases) : StoreUpkeepTests(StoreWorld.OnPostgres(databases));
