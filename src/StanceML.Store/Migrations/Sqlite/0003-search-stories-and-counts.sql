-- Statements are named by their place, so that what belongs to them can be written without asking for a number first:
-- id = article_sequence * 2^20 + (2^20 - 1 - number): newest article first and in text order within it is id descending.
-- The words that a list shows lie apart from what it is chosen by, so that choosing reads little.

ALTER TABLE article ADD COLUMN story INTEGER;          -- sequence of the first article of its story; its own for the first
ALTER TABLE article ADD COLUMN story_print BLOB;       -- what near copies are told by; null for short texts
UPDATE article SET story = sequence;
CREATE INDEX article_of_story ON article (story);
CREATE INDEX article_failed ON article (finished DESC, sequence DESC) WHERE state = 'failed';
CREATE INDEX article_received ON article (received, sequence);

-- The newest number ever given: numbers of pruned articles do not come again.
CREATE TABLE article_sequence (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    last INTEGER NOT NULL
);
INSERT INTO article_sequence (id, last) SELECT 1, COALESCE(MAX(sequence), 0) FROM article;

-- Bands of the prints: articles that share one may be copies of each other.
CREATE TABLE story_band (
    band     INTEGER NOT NULL,
    article  INTEGER NOT NULL,                         -- its sequence
    PRIMARY KEY (band, article)
) WITHOUT ROWID;

CREATE TABLE statement_new (
    id        INTEGER PRIMARY KEY,
    time      INTEGER NOT NULL,                        -- the article's publication, or its receipt where that came first or nothing else is known
    outlet    TEXT,                                    -- in lower case
    kind      TEXT NOT NULL,
    actor     TEXT,
    sentiment TEXT,
    is_copy   INTEGER NOT NULL                         -- its article tells a story that another told before
);

CREATE TABLE statement_record (
    statement     INTEGER PRIMARY KEY,
    context       TEXT NOT NULL,                       -- the article's words around the statement
    context_start INTEGER NOT NULL,                    -- UTF-16 offset of the context in the article
    record        TEXT NOT NULL                        -- the statement as JSON
);

-- What a statement says on one question, with all that lists are chosen by: a list of a question reads this table alone.
CREATE TABLE judgment (
    question  TEXT NOT NULL,
    time      INTEGER NOT NULL,
    statement INTEGER NOT NULL,
    stance    TEXT NOT NULL,
    decided   INTEGER NOT NULL,
    outlet    TEXT,
    kind      TEXT NOT NULL,
    actor     TEXT,
    sentiment TEXT,
    is_copy   INTEGER NOT NULL,
    PRIMARY KEY (question, time, statement)
) WITHOUT ROWID;

INSERT INTO statement_new (id, time, outlet, kind, actor, sentiment, is_copy)
SELECT article_sequence * 1048576 + 1048575 - number, time, LOWER(outlet), kind, actor, sentiment, 0 FROM statement;
INSERT INTO statement_record (statement, context, context_start, record)
SELECT article_sequence * 1048576 + 1048575 - number, context, context_start, record FROM statement;
INSERT INTO judgment (question, time, statement, stance, decided, outlet, kind, actor, sentiment, is_copy)
SELECT question, time, article_sequence * 1048576 + 1048575 - number, stance, decided, LOWER(outlet), kind, actor, sentiment, 0
FROM statement_target JOIN statement ON statement.sequence = statement_target.statement;
DROP TABLE statement_target;
DROP TABLE statement;
ALTER TABLE statement_new RENAME TO statement;

CREATE INDEX statement_newest ON statement (time, id);
CREATE INDEX statement_of_actor ON statement (actor, time, id, outlet, kind, sentiment, is_copy) WHERE actor IS NOT NULL;
CREATE INDEX statement_of_outlet ON statement (outlet, time, id, actor, kind, sentiment, is_copy) WHERE outlet IS NOT NULL;
CREATE INDEX judgment_of_actor ON judgment (question, actor, time, statement, stance, decided, is_copy) WHERE actor IS NOT NULL;
CREATE INDEX judgment_of_statement ON judgment (statement, question);

-- Words, speakers and what else lists are chosen by. Holds no text of its own: rowid is the statement.
CREATE VIRTUAL TABLE statement_search USING fts5 (
    words, speaker, facets, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '4');

-- How many statements judge a question, by day (since 1970-01-01, UTC). Actor '' speaks for nobody, '*' is everyone.
CREATE TABLE daily_count (
    question   TEXT NOT NULL,
    actor      TEXT NOT NULL,
    day        INTEGER NOT NULL,
    stance     TEXT NOT NULL,
    decided    INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    firsts     INTEGER NOT NULL,                       -- those of them whose article is the first of its story
    PRIMARY KEY (question, actor, day, stance, decided)
) WITHOUT ROWID;

-- The same by outlet ('' is unknown), over all time.
CREATE TABLE outlet_count (
    outlet     TEXT NOT NULL,
    question   TEXT NOT NULL,
    stance     TEXT NOT NULL,
    decided    INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    firsts     INTEGER NOT NULL,
    PRIMARY KEY (question, outlet, stance, decided)
) WITHOUT ROWID;

-- What lists can be chosen by (kind is actor or question), and how many statements have it.
CREATE TABLE choice_count (
    kind       TEXT NOT NULL,
    value      TEXT NOT NULL,
    statements INTEGER NOT NULL,
    firsts     INTEGER NOT NULL,
    PRIMARY KEY (kind, value)
) WITHOUT ROWID;

-- Where an actor stands on a question.
CREATE TABLE actor_position (
    question TEXT NOT NULL,
    actor    TEXT NOT NULL,
    stance   TEXT NOT NULL,
    since    INTEGER NOT NULL,                         -- day
    support  INTEGER NOT NULL,                         -- decided statements of all time, one per story
    oppose   INTEGER NOT NULL,
    neutral  INTEGER NOT NULL,
    latest   TEXT NOT NULL,                            -- keys of its newest statements
    PRIMARY KEY (question, actor)
) WITHOUT ROWID;

CREATE TABLE position_change (
    question      TEXT NOT NULL,
    actor         TEXT NOT NULL,
    day           INTEGER NOT NULL,
    before_stance TEXT NOT NULL,
    before_key    TEXT,                                -- the last statement that took the old position
    after_stance  TEXT NOT NULL,
    after_key     TEXT,                                -- the newest statement of that day that took the new one
    PRIMARY KEY (day, question, actor)
) WITHOUT ROWID;
CREATE INDEX position_change_of_actor ON position_change (question, actor, day);

-- Pairs whose position has to be found anew.
CREATE TABLE position_due (
    question TEXT NOT NULL,
    actor    TEXT NOT NULL,
    changes  INTEGER NOT NULL,
    PRIMARY KEY (question, actor)
) WITHOUT ROWID;

-- Work that an upgrade leaves to the program, done before the store is used.
CREATE TABLE upgrade_due (work TEXT PRIMARY KEY);
INSERT INTO upgrade_due (work) SELECT 'search and counts' WHERE EXISTS (SELECT 1 FROM statement);
