using StanceML.Programs;

namespace StanceML.Store.Tests.Keys;

public sealed class KeyStoreOnPostgresTests(PostgresDatabases databases) : KeyStoreTests(StoreWorld.OnPostgres(databases));
