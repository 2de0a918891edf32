using StanceML.Programs;

namespace StanceML.Store.Tests.Webhooks;

public sealed class WebhookStoreOnPostgresTests(PostgresDatabases databases) : WebhookStoreTests(StoreWorld.OnPostgres(databases));
