using StanceML.Programs;

namespace StanceML.Store.Tests.Pages;

public sealed class SourceStoresOnPostgresTests(PostgresDatabases databases) : SourceStoresTests(StoreWorld.OnPostgres(databases));
