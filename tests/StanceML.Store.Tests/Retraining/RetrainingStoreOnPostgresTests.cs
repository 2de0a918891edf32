using StanceML.Programs;

namespace StanceML.Store.Tests.Retraining;

public sealed class RetrainingStoreOnPostgresTests(PostgresDatabases databases) : RetrainingStoreTests(StoreWorld.OnPostgres(databases));
