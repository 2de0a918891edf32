-- Articles with statements in the order in which these were committed: what follows the store goes by it.
-- Whoever adds rows holds a lock from before the number is given until the commit, so that no number appears after a higher one.
CREATE TABLE statement_feed (
    position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article  BIGINT NOT NULL REFERENCES article (sequence) ON DELETE CASCADE
);
CREATE INDEX statement_feed_of_article ON statement_feed (article);

INSERT INTO statement_feed (article) SELECT sequence FROM article WHERE state = 'done' ORDER BY finished, sequence;
