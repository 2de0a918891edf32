using StanceML.Programs;

namespace StanceML.Store.Tests.Positions;

public sealed class PositionStoreOnPostgresTests(PostgresDatabases databases) : PositionStoreTests(StoreWorld.OnPostgres(databases));
