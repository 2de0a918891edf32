-- Articles with statements in the order in which these were committed: what follows the store goes by it.
-- Whoever adds rows holds a lock from before the number is given until the commit, so that no number appears after a higher one.
CREATE TABLE feed (
    position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    article  BIGINT NOT NULL REFERENCES article (sequence) ON DELETE CASCADE
);
CREATE INDEX feed_of_article ON feed (article);

INSERT INTO feed (article) SELECT sequence FROM article WHERE state = 'done' ORDER BY finished, sequence;
