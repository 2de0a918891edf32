-- Articles with statements in the order in which these were committed: what follows the store goes by it.
-- Writers queue up for the whole file, so the order of the numbers is that of the commits. A number is never given twice.
CREATE TABLE statement_feed (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    article  INTEGER NOT NULL REFERENCES article (sequence) ON DELETE CASCADE
);
CREATE INDEX statement_feed_of_article ON statement_feed (article);

INSERT INTO statement_feed (article) SELECT sequence FROM article WHERE state = 'done' ORDER BY finished, sequence;
