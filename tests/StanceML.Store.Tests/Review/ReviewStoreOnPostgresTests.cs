using StanceML.Programs;

namespace StanceML.Store.Tests.Review;

public sealed class ReviewStoreOnPostgresTests(PostgresDatabases databases) : ReviewStoreTests(StoreWorld.OnPostgres(databases));
