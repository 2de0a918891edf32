namespace StanceML.Store.Tests.Review;

public sealed class ReviewStoreOnSqliteTests() : ReviewStoreTests(StoreWorld.OnSqlite());
