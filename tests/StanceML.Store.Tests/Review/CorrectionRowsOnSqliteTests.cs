namespace StanceML.Store.Tests.Review;

public sealed class CorrectionRowsOnSqliteTests() : CorrectionRowsTests(StoreWorld.OnSqlite());
