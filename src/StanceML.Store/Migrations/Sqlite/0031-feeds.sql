CREATE TABLE feed (
    url           TEXT NOT NULL PRIMARY KEY,
    title         TEXT,
    etag          TEXT,                      -- what the server gave to ask whether anything changed
    last_modified TEXT,
    due           INTEGER NOT NULL,          -- not read before; while it is read, when it counts as given up
    read          INTEGER,                   -- when it was last read without a problem
    failures      INTEGER NOT NULL DEFAULT 0,-- since then
    reason        TEXT                       -- of the last failure
);

-- Each item is taken once.
CREATE TABLE feed_item (
    feed TEXT NOT NULL REFERENCES feed (url),
    item TEXT NOT NULL,                      -- SHA-256 of its id or link
    seen INTEGER NOT NULL,                   -- when the feed last carried it
    PRIMARY KEY (feed, item)
);

CREATE INDEX feed_item_oldest ON feed_item (seen);
