using StanceML.Programs;

namespace StanceML.Store.Tests.Stories;

public sealed class StoryOnPostgresTests(PostgresDatabases databases) : StoryTests(StoreWorld.OnPostgres(databases));
