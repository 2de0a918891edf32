using StanceML.Programs;

namespace StanceML.Store.Tests.Views;

public sealed class SavedViewStoreOnPostgresTests(PostgresDatabases databases) : SavedViewStoreTests(StoreWorld.OnPostgres(databases));
