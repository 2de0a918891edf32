namespace StanceML.Store.Tests.Review;

public sealed class ReviewDeskOnSqliteTests() : ReviewDeskTests(StoreWorld.OnSqlite());
