-- Whoever follows the store also hears whose position moved. Such news is of no article, and each change is news once.
ALTER TABLE statement_feed ALTER COLUMN article DROP NOT NULL;   -- null where a position moved
ALTER TABLE statement_feed
    ADD COLUMN question TEXT COLLATE "C",              -- from here on as in position_change; null unless a position moved
    ADD COLUMN actor TEXT COLLATE "C",
    ADD COLUMN day INTEGER,
    ADD COLUMN before_stance TEXT,
    ADD COLUMN before_key TEXT,
    ADD COLUMN after_stance TEXT,
    ADD COLUMN after_key TEXT;
CREATE UNIQUE INDEX statement_feed_changes ON statement_feed (question, actor, day, before_stance, after_stance) WHERE question IS NOT NULL;

INSERT INTO statement_feed (question, actor, day, before_stance, before_key, after_stance, after_key)
SELECT question, actor, day, before_stance, before_key, after_stance, after_key FROM position_change ORDER BY day, question, actor;

ALTER TABLE webhook ADD COLUMN kinds TEXT NOT NULL DEFAULT 'statements';   -- what it is sent, with commas
