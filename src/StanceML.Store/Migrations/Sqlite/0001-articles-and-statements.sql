-- Times are milliseconds since 1970-01-01T00:00:00Z.

CREATE TABLE article (
    sequence  INTEGER PRIMARY KEY,           -- order of arrival
    id        TEXT NOT NULL UNIQUE,          -- SHA-256 of the text, lower-case hexadecimal
    text      TEXT NOT NULL,
    title     TEXT,
    outlet    TEXT,
    url       TEXT,
    language  TEXT,
    published INTEGER,
    received  INTEGER NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
    attempts  INTEGER NOT NULL DEFAULT 0,    -- how often an analysis was begun
    reason    TEXT,                          -- why it failed
    finished  INTEGER                        -- when it was done or set aside
);

-- The queue: small, however many articles are done.
CREATE INDEX article_pending ON article (attempts, sequence) WHERE state = 'pending';

CREATE TABLE statement (
    sequence         INTEGER PRIMARY KEY,
    article          TEXT NOT NULL REFERENCES article (id),
    number           INTEGER NOT NULL,       -- from 1 within the article
    article_sequence INTEGER NOT NULL,
    time             INTEGER NOT NULL,       -- the article's publication, or its receipt where that came first or nothing else is known
    outlet           TEXT,
    kind             TEXT NOT NULL,
    speaker          TEXT,
    actor            TEXT,
    sentiment        TEXT,
    text             TEXT NOT NULL,
    context          TEXT NOT NULL,          -- the article's words around the statement
    context_start    INTEGER NOT NULL,       -- UTF-16 offset of the context in the article
    record           TEXT NOT NULL,          -- the statement as JSON
    UNIQUE (article, number)
);

CREATE INDEX statement_newest ON statement (time DESC, article_sequence DESC, number);
CREATE INDEX statement_of_actor ON statement (actor, time DESC, article_sequence DESC, number);

CREATE TABLE statement_target (
    statement INTEGER NOT NULL REFERENCES statement (sequence),
    question  TEXT NOT NULL,
    stance    TEXT NOT NULL,
    decided   INTEGER NOT NULL,
    PRIMARY KEY (statement, question)
);

CREATE INDEX statement_target_of_question ON statement_target (question, stance, statement);

-- One row, rewritten to learn whether the store can be written.
CREATE TABLE write_probe (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    time INTEGER NOT NULL
);
