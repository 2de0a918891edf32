using StanceML.Servers;

namespace StanceML.Store.Tests.Review;

public sealed class ReviewDeskOnPostgresTests(PostgresDatabases databases) : ReviewDeskTests(StoreWorld.OnPostgres(databases));
