namespace StanceML.Store.Tests.Stories;

public sealed class StoryOnSqliteTests() : StoryTests(StoreWorld.OnSqlite());
