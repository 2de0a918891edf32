-- Statements are named by their place, so that what belongs to them can be written without asking for a number first:
-- id = article_sequence * 2^20 + (2^20 - 1 - number): newest article first and in text order within it is id descending.
-- The words that a list shows lie apart from what it is chosen by, so that choosing reads little.

ALTER TABLE article ADD COLUMN story BIGINT;          -- sequence of the first article of its story; its own for the first
ALTER TABLE article ADD COLUMN story_print BYTEA;       -- what near copies are told by; null for short texts
UPDATE article SET story = sequence;
CREATE INDEX article_of_story ON article (story);
CREATE INDEX article_failed ON article (finished DESC, sequence DESC) WHERE state = 'failed';
CREATE INDEX article_received ON article (received, sequence);

-- Bands of the prints: articles that share one may be copies of each other.
CREATE TABLE story_band (
    band     BIGINT NOT NULL,
    article  BIGINT NOT NULL,                         -- its sequence
    PRIMARY KEY (band, article)
);

CREATE TABLE statement_new (
    id        BIGINT PRIMARY KEY,
    time      BIGINT NOT NULL,                        -- the article's publication, or its receipt where that came first or nothing else is known
    outlet    TEXT COLLATE "C",                                    -- in lower case
    kind      TEXT COLLATE "C" NOT NULL,
    actor     TEXT COLLATE "C",
    sentiment TEXT COLLATE "C",
    is_copy   BOOLEAN NOT NULL                         -- its article tells a story that another told before
);

CREATE TABLE statement_record (
    statement     BIGINT PRIMARY KEY,
    context       TEXT NOT NULL,                       -- the article's words around the statement
    context_start INTEGER NOT NULL,                    -- UTF-16 offset of the context in the article
    record        TEXT NOT NULL                        -- the statement as JSON
);

-- What a statement says on one question, with all that lists are chosen by: a list of a question reads this table alone.
CREATE TABLE judgment (
    question  TEXT COLLATE "C" NOT NULL,
    time      BIGINT NOT NULL,
    statement BIGINT NOT NULL,
    stance    TEXT COLLATE "C" NOT NULL,
    decided   BOOLEAN NOT NULL,
    outlet    TEXT COLLATE "C",
    kind      TEXT COLLATE "C" NOT NULL,
    actor     TEXT COLLATE "C",
    sentiment TEXT COLLATE "C",
    is_copy   BOOLEAN NOT NULL,
    PRIMARY KEY (question, time, statement)
);

INSERT INTO statement_new (id, time, outlet, kind, actor, sentiment, is_copy)
SELECT article_sequence * 1048576 + 1048575 - number, time, LOWER(outlet), kind, actor, sentiment, FALSE FROM statement;
INSERT INTO statement_record (statement, context, context_start, record)
SELECT article_sequence * 1048576 + 1048575 - number, context, context_start, record FROM statement;
INSERT INTO judgment (question, time, statement, stance, decided, outlet, kind, actor, sentiment, is_copy)
SELECT question, time, article_sequence * 1048576 + 1048575 - number, stance, decided, LOWER(outlet), kind, actor, sentiment, FALSE
FROM statement_target JOIN statement ON statement.sequence = statement_target.statement;
DROP TABLE statement_target;
DROP TABLE statement;
ALTER TABLE statement_new RENAME TO statement;

CREATE INDEX statement_newest ON statement (time, id);
CREATE INDEX statement_of_actor ON statement (actor, time, id, outlet, kind, sentiment, is_copy) WHERE actor IS NOT NULL;
CREATE INDEX statement_of_outlet ON statement (outlet, time, id, actor, kind, sentiment, is_copy) WHERE outlet IS NOT NULL;
CREATE INDEX judgment_of_actor ON judgment (question, actor, time, statement, stance, decided, is_copy) WHERE actor IS NOT NULL;
CREATE INDEX judgment_of_statement ON judgment (statement, question);

-- Words, speakers (@) and what else lists are chosen by (=).
CREATE TABLE statement_search (
    statement BIGINT PRIMARY KEY,
    words     TSVECTOR NOT NULL
);
CREATE INDEX statement_search_words ON statement_search USING gin (words);

-- How many statements judge a question, by day (since 1970-01-01, UTC). Actor '' speaks for nobody, '*' is everyone.
CREATE TABLE daily_count (
    question   TEXT COLLATE "C" NOT NULL,
    actor      TEXT COLLATE "C" NOT NULL,
    day        INTEGER NOT NULL,
    stance     TEXT COLLATE "C" NOT NULL,
    decided    BOOLEAN NOT NULL,
    statements BIGINT NOT NULL,
    firsts     BIGINT NOT NULL,                       -- those of them whose article is the first of its story
    PRIMARY KEY (question, actor, day, stance, decided)
);

-- The same by outlet ('' is unknown), over all time.
CREATE TABLE outlet_count (
    outlet     TEXT COLLATE "C" NOT NULL,
    question   TEXT COLLATE "C" NOT NULL,
    stance     TEXT COLLATE "C" NOT NULL,
    decided    BOOLEAN NOT NULL,
    statements BIGINT NOT NULL,
    firsts     BIGINT NOT NULL,
    PRIMARY KEY (question, outlet, stance, decided)
);

-- What lists can be chosen by (kind is actor or question), and how many statements have it.
CREATE TABLE choice_count (
    kind       TEXT COLLATE "C" NOT NULL,
    value      TEXT COLLATE "C" NOT NULL,
    statements BIGINT NOT NULL,
    firsts     BIGINT NOT NULL,
    PRIMARY KEY (kind, value)
);

-- Where an actor stands on a question.
CREATE TABLE actor_position (
    question TEXT COLLATE "C" NOT NULL,
    actor    TEXT COLLATE "C" NOT NULL,
    stance   TEXT COLLATE "C" NOT NULL,
    since    INTEGER NOT NULL,                         -- day
    support  BIGINT NOT NULL,                         -- decided statements of all time, one per story
    oppose   BIGINT NOT NULL,
    neutral  BIGINT NOT NULL,
    latest   TEXT NOT NULL,                            -- keys of its newest statements
    PRIMARY KEY (question, actor)
);

CREATE TABLE position_change (
    question      TEXT COLLATE "C" NOT NULL,
    actor         TEXT COLLATE "C" NOT NULL,
    day           INTEGER NOT NULL,
    before_stance TEXT NOT NULL,
    before_key    TEXT,                                -- the last statement that took the old position
    after_stance  TEXT NOT NULL,
    after_key     TEXT,                                -- the newest statement of that day that took the new one
    PRIMARY KEY (day, question, actor)
);
CREATE INDEX position_change_of_actor ON position_change (question, actor, day);

-- Pairs whose position has to be found anew.
CREATE TABLE position_due (
    question TEXT COLLATE "C" NOT NULL,
    actor    TEXT COLLATE "C" NOT NULL,
    changes  BIGINT NOT NULL,
    PRIMARY KEY (question, actor)
);

-- Work that an upgrade leaves to the program, done before the store is used.
CREATE TABLE upgrade_due (work TEXT PRIMARY KEY);
INSERT INTO upgrade_due (work) SELECT 'search and counts' WHERE EXISTS (SELECT 1 FROM statement);
