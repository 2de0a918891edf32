-- Whoever follows the store also hears whose position moved. Such news is of no article, and each change is news once.
CREATE TABLE statement_feed_new (
    position      INTEGER PRIMARY KEY AUTOINCREMENT,
    article       INTEGER REFERENCES article (sequence) ON DELETE CASCADE,   -- null where a position moved
    statement     INTEGER,                             -- the one that was changed; null where those of a new article were stored
    shown         TEXT,                                -- what it said before, as JSON; null where it was not shown
    record        TEXT,                                -- what it says since, as JSON
    changed       INTEGER,                             -- when, in milliseconds since 1970-01-01T00:00:00Z
    question      TEXT,                                -- from here on as in position_change; null unless a position moved
    actor         TEXT,
    day           INTEGER,
    before_stance TEXT,
    before_key    TEXT,
    after_stance  TEXT,
    after_key     TEXT
);
INSERT INTO statement_feed_new (position, article, statement, shown, record, changed)
SELECT position, article, statement, shown, record, changed FROM statement_feed ORDER BY position;

-- A number is never given twice, those of articles that are gone neither.
DELETE FROM sqlite_sequence WHERE name = 'statement_feed_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'statement_feed_new', seq FROM sqlite_sequence WHERE name = 'statement_feed';
DROP TABLE statement_feed;
ALTER TABLE statement_feed_new RENAME TO statement_feed;
CREATE INDEX statement_feed_of_article ON statement_feed (article) WHERE article IS NOT NULL;
CREATE INDEX statement_feed_corrections ON statement_feed (position) WHERE statement IS NOT NULL;
CREATE UNIQUE INDEX statement_feed_changes ON statement_feed (question, actor, day, before_stance, after_stance) WHERE question IS NOT NULL;

INSERT INTO statement_feed (question, actor, day, before_stance, before_key, after_stance, after_key)
SELECT question, actor, day, before_stance, before_key, after_stance, after_key FROM position_change ORDER BY day, question, actor;

ALTER TABLE webhook ADD COLUMN kinds TEXT NOT NULL DEFAULT 'statements';   -- what it is sent, with commas
