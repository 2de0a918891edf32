using StanceML.Programs;

namespace StanceML.Store.Tests.Review;

public sealed class CorrectionRowsOnPostgresTests(PostgresDatabases databases) : CorrectionRowsTests(StoreWorld.OnPostgres(databases));
