using StanceML.Programs;

namespace StanceML.Store.Tests.Review;

public sealed class ReviewDeskOnPostgresTests(PostgresDatabases databases) : ReviewDeskTests(StoreWorld.OnPostgres(databases));
