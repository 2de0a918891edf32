-- Addresses that new statements are sent to, each with its own place in the feed.
CREATE TABLE webhook (
    id               TEXT PRIMARY KEY,
    url              TEXT NOT NULL,
    filter           TEXT NOT NULL,                -- as the query of an address
    secret           TEXT NOT NULL,                -- kept as it is, since every batch is signed with it
    created          BIGINT NOT NULL,
    delivered_entry  BIGINT NOT NULL,              -- statements up to here were delivered or set aside
    delivered_number INTEGER NOT NULL,
    batch_entry      BIGINT,                       -- the end of the batch that is being sent; null for none
    batch_number     INTEGER,
    attempts         INTEGER NOT NULL DEFAULT 0,   -- to send that batch
    due              BIGINT NOT NULL,              -- not before this time; in the future also while a worker is at it
    problem          TEXT                          -- of the last attempt; null when it went well
);

-- Batches that were given up: everything after the start, up to the end.
CREATE TABLE webhook_failure (
    id           TEXT PRIMARY KEY,                 -- the batch's
    webhook      TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    start_entry  BIGINT NOT NULL,
    start_number INTEGER NOT NULL,
    end_entry    BIGINT NOT NULL,
    end_number   INTEGER NOT NULL,
    attempts     INTEGER NOT NULL,
    problem      TEXT NOT NULL,
    failed       BIGINT NOT NULL
);
CREATE INDEX webhook_failure_of_webhook ON webhook_failure (webhook, failed);
