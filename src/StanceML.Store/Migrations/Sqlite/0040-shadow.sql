-- What a shadow model judged otherwise than the live one. Times are milliseconds since 1970-01-01T00:00:00Z.
CREATE TABLE shadow_disagreement (
    sequence          INTEGER PRIMARY KEY,    -- order of writing
    article           TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    number            INTEGER NOT NULL,       -- of the statement within the article, from 1
    question          TEXT NOT NULL,          -- '' for a task without one
    task              TEXT NOT NULL,
    live              TEXT NOT NULL,          -- version
    shadow            TEXT NOT NULL,          -- version
    live_label        TEXT NOT NULL,
    live_confidence   REAL,                   -- probability of the label; null where the task does not tell it
    live_decided      INTEGER NOT NULL,
    shadow_label      TEXT NOT NULL,
    shadow_confidence REAL,
    shadow_decided    INTEGER NOT NULL,
    judged            INTEGER NOT NULL,
    UNIQUE (task, live, shadow, article, number, question)
);

CREATE INDEX shadow_disagreement_newest ON shadow_disagreement (task, sequence);
CREATE INDEX shadow_disagreement_of_article ON shadow_disagreement (article);

-- How many judgments were compared, by pair of versions.
CREATE TABLE shadow_tally (
    task   TEXT NOT NULL,
    live   TEXT NOT NULL,
    shadow TEXT NOT NULL,
    judged INTEGER NOT NULL,
    agreed INTEGER NOT NULL,
    since  INTEGER NOT NULL,
    PRIMARY KEY (task, live, shadow)
);
