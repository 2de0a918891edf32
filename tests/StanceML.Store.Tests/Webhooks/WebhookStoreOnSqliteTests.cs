namespace StanceML.Store.Tests.Webhooks;

public sealed class WebhookStoreOnSqliteTests() : WebhookStoreTests(StoreWorld.OnSqlite());
