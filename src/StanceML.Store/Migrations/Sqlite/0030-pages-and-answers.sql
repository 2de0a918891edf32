-- Addresses that were accepted: each is fetched, and what is found there becomes an article.
CREATE TABLE page (
    sequence  INTEGER PRIMARY KEY,           -- order of arrival
    id        TEXT NOT NULL UNIQUE,          -- 'url-' and the SHA-256 of the address
    url       TEXT NOT NULL,
    title     TEXT,                          -- what is known besides; used where the page says nothing
    outlet    TEXT,
    language  TEXT,
    published INTEGER,
    from_feed INTEGER NOT NULL,
    received  INTEGER NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
    attempts  INTEGER NOT NULL DEFAULT 0,    -- how often a fetch was begun
    due       INTEGER NOT NULL,              -- not fetched before; while it is fetched, when it counts as given up
    reason    TEXT,                          -- why it failed, or why it waits
    finished  INTEGER,
    article   TEXT                           -- id of what was found there, which may have been deleted since
);

CREATE INDEX page_pending ON page (due, sequence) WHERE state = 'pending';
CREATE INDEX page_failed ON page (sequence) WHERE state = 'failed';

-- What a request with an Idempotency-Key was answered.
CREATE TABLE kept_answer (
    key      TEXT NOT NULL PRIMARY KEY,      -- SHA-256 of caller and key
    body     TEXT NOT NULL,                  -- SHA-256 of the request
    answer   TEXT,                           -- null while the first request is worked on, or died
    received INTEGER NOT NULL
);

CREATE INDEX kept_answer_oldest ON kept_answer (received);
